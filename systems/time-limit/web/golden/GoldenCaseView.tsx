import { useMemo } from 'react';
import { Badge } from '../../../../platform/ui/Badge.tsx';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { explainGolden } from '../../wire-golden.ts';
import { Answer } from '../Answer.tsx';
import '../calculator.css';
import { questionOf } from '../question.ts';
import { besideWords, documentsWords, expectedWords, foundWords } from './golden-words.ts';
import './golden.css';

/** One golden case: what was counted by hand, what the program counts, and its count day by day. */
export function GoldenCaseView({ found }: { found: AnswerOf<typeof explainGolden> }) {
  const { case: one, verdict, explanation } = found;
  const question = useMemo(
    () =>
      questionOf({
        documents: one.documents,
        limit: one.limit,
        events: one.events,
        switches: one.switches,
        ...(one.asOf === null ? {} : { asOf: one.asOf }),
      }),
    [one],
  );
  return (
    <div className="golden-case">
      <dl>
        <dt>问题</dt>
        <dd>
          {documentsWords(one.documents)}，{one.limitText}，{[one.story, ...besideWords(one)].join('；')}
        </dd>
        <dt>手工数出</dt>
        <dd>
          <strong>{expectedWords(one.expected)}</strong>
          <br />
          {one.reason}
        </dd>
        <dt>运行结果</dt>
        <dd>
          {verdict.passed ? <Badge tone="good">通过</Badge> : <Badge tone="alarm">不符</Badge>}{' '}
          {!verdict.passed && foundWords(verdict)}
        </dd>
      </dl>
      {!verdict.passed && (
        <p className="golden-quiet">
          请对照下面的逐日说明，看是手工数错了，还是日历、制度开关与当时不同；手工无误的，请把这条样例导出后反馈给软件维护方。
        </p>
      )}
      {explanation && (
        <Answer explanation={{ state: 'answered', answer: explanation, question }} isStale={false} onRetry={() => undefined} />
      )}
    </div>
  );
}
