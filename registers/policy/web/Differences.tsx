import { Why } from '../../../platform/ui/Why.tsx';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import type { readDifferences } from '../wire.ts';
import { sourceWords, valueWords, type DocumentNames } from './policy-words.ts';
import './policy.css';

type Props = { report: AnswerOf<typeof readDifferences>; documents: DocumentNames };

/** Where adopted documents decide differently, and where what holds gives people less than the law. */
export function Differences({ report: { betweenDocuments, againstTheLaw }, documents }: Props) {
  return (
    <div className="policy-report">
      <section aria-labelledby="against-the-law">
        <h3 id="against-the-law">低于国家法律的规定（{againstTheLaw.length}）</h3>
        {againstTheLaw.length === 0 && <p>没有。现行规定都不低于国家法律。</p>}
        {againstTheLaw.map(({ key, describe, value, from, law, clauses }) => (
          <article key={key} className="policy-difference policy-warned">
            <p>
              {describe}
              <Why clauses={clauses} about={describe} />
            </p>
            <dl>
              <dt>{sourceWords(from, documents)}</dt>
              <dd>
                <strong>{valueWords(value)}</strong>（现行）
              </dd>
              <dt>国家法律</dt>
              <dd>{valueWords(law)}</dd>
            </dl>
          </article>
        ))}
      </section>
      <section aria-labelledby="between-documents">
        <h3 id="between-documents">所采用文件之间的差异（{betweenDocuments.length}）</h3>
        {betweenDocuments.length === 0 && <p>没有。所采用的文件没有互相矛盾的规定。</p>}
        {betweenDocuments.map(({ key, describe, wins, loses, winning, losing, clauses }) => (
          <article key={`${key} ${loses}`} className="policy-difference">
            <p>
              {describe}
              <Why clauses={clauses} about={describe} />
            </p>
            <dl>
              <dt>{sourceWords(wins, documents)}</dt>
              <dd>
                <strong>{valueWords(winning)}</strong>（顺位在前，现行）
              </dd>
              <dt>{sourceWords(loses, documents)}</dt>
              <dd>{valueWords(losing)}</dd>
            </dl>
          </article>
        ))}
      </section>
    </div>
  );
}
