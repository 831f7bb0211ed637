import { useRef, useState } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { clauseTexts } from '../../../platform/ui/clause-texts.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { PrintArea, printPage } from '../../../platform/ui/PrintArea.tsx';
import { dayWords } from '../../../platform/ui/words.ts';
import type { ClauseText } from '../../../platform/wire/clauses.ts';
import type { ExplainedDay, Limit } from '../rules/index.ts';
import type { ExplainAnswerMessage } from '../wire-explain.ts';
import { clockInWords, limitInWords } from '../wording.ts';
import { documentWords } from './calculator-words.ts';
import { copyText } from './copy-text.ts';
import { DayTable } from './DayList.tsx';
import { dayStepsOf } from './day-steps.ts';
import { paragraphOf } from './paragraph-words.ts';
import type { Question } from './question.ts';

export type ParagraphProps = {
  limit: Limit;
  days: readonly ExplainedDay[];
  answer: ExplainAnswerMessage;
  question: Question;
};

/** The count as a paragraph for papers, to be copied, and the whole of it to be printed. */
export function Paragraph({ limit, days, answer, question }: ParagraphProps) {
  const words = paragraphOf(question, limit, days, answer);
  // Other words than those copied have not been copied.
  const [copied, setCopied] = useState<{ words: string; isIn: boolean }>();
  const mine = copied?.words === words ? copied : undefined;
  const text = useRef<HTMLParagraphElement>(null);
  // What stands behind the marks on the screen must stand on the paper in words; where no server answers, the paper goes without.
  const [clauses, setClauses] = useState<readonly ClauseText[]>([]);
  const printWithClauses = async () => {
    setClauses(await clauseTexts(answer.clauses).catch(() => []));
    await printPage();
  };
  const documents = question.documents.map((one) => `《${documentWords[one].name}》`).join('、');
  return (
    <section className="yc-limit-paragraph" aria-label="文书用语">
      <h3>写进文书的一段话</h3>
      <p ref={text} className="yc-limit-words">
        {words}
      </p>
      <div className="yc-limit-line">
        <KeyButton onPress={() => void copyText(words, text.current!).then((done) => setCopied({ words, isIn: done }))}>
          复制
        </KeyButton>
        <KeyButton onPress={() => void printWithClauses()}>打印</KeyButton>
        <output className="yc-limit-hint">
          {mine?.isIn && '已复制'}
          {mine && !mine.isIn && '浏览器不允许复制，文字已选中，请按 Ctrl+C。'}
        </output>
      </div>
      <PrintArea>
        <article className="yc-limit-paper">
          <h1>办理时限计算说明</h1>
          <p>
            {clockInWords[question.kind]}：{limitInWords(limit)}。依据：{documents ? `${documents}，未规定的按` : ''}
            国家法律。截至
            {dayWords(answer.asOf as Day)}。
          </p>
          <p>
            <strong>
              {answer.deadline ? `截止日期：${dayWords(answer.deadline as Day)}` : '时限已停，暂无截止日期'}
              {answer.provisional ? '（暂定）' : ''}
            </strong>
          </p>
          <p>{words}</p>
          <DayTable
            steps={dayStepsOf(days)}
            events={question.events.filter(({ on }) => on !== '' && on <= answer.asOf)}
            deadline={answer.deadline as Day | null}
          />
          {clauses.length > 0 && (
            <>
              <h2>所依据的条款</h2>
              <ul>
                {[...new Set(clauses.map(({ title }) => title))].map((title) => (
                  <li key={title}>
                    {title}：{clauses.flatMap((one) => (one.title === title ? [one.article] : [])).join('；')}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>本说明由时限计算器根据填写的内容算出，供核对使用，不是办件凭证。</p>
        </article>
      </PrintArea>
    </section>
  );
}
