import { Badge } from '../../../platform/ui/Badge.tsx';
import { Why } from '../../../platform/ui/Why.tsx';
import { dayAt, dayWords, monthDay, timeWords } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import type { readMatter, StepView } from '../wire.ts';
import { dueFromWords, numberWords, progressWords, sourceWords, standingWords, stepWords } from './assigned-words.ts';
import '../../../platform/ui/story.css';
import './assigned.css';

type Whole = AnswerOf<typeof readMatter>;

/**
 * What is known of one matter.
 *
 * @clause dafan.assigned-matters.11.6.3b  when the result and the next report of progress are due
 */
export function MatterFacts({ whole }: { whole: Whole }) {
  const { matter, today, content, decision, clauses, reportClauses } = whole;
  const standing = standingWords(matter, today);
  const progress = progressWords(matter, today);
  return (
    <div className="assigned-facts">
      <p className="assigned-badges">
        <span className="assigned-number">{numberWords(matter)}</span>
        <Badge tone={standing.tone}>{standing.words}</Badge>
        {matter.important && <Badge tone="brand">重要</Badge>}
        {progress && <Badge tone={progress.tone}>{progress.words}</Badge>}
      </p>
      <dl>
        <dt>来源</dt>
        <dd>
          {sourceWords[matter.source].name} · {matter.assignedBy}
        </dd>
        <dt>交办日期</dt>
        <dd>{dayWords(matter.assignedOn)}</dd>
        <dt>完成期限</dt>
        <dd>
          <strong>{dayWords(matter.due)}</strong>（{dueFromWords[matter.dueFrom]}）
          <Why clauses={clauses} about="完成期限" />
        </dd>
        <dt>承办人</dt>
        <dd>{matter.undertaker.name}</dd>
        <dt>汇报对象</dt>
        <dd>
          {matter.reportTo}
          {matter.owesReport && <span className="assigned-quiet">（办结前须汇报结果）</span>}
          <Why clauses={reportClauses} about="汇报结果" />
        </dd>
        <dt>交办内容</dt>
        <dd className="assigned-text">{content}</dd>
        {decision !== null && (
          <>
            <dt>决定或批示</dt>
            <dd className="assigned-text">{decision}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** Everything that happened to a matter, the newest last; reminders stand quieter than what people did. */
export function MatterStory({ steps }: { steps: readonly StepView[] }) {
  return (
    <ol className="yc-story">
      {steps.map((step) => (
        <li key={step.seq} className={step.type === 'AssignedMatterReminded' ? 'assigned-quiet' : undefined}>
          <time dateTime={step.on}>{monthDay(step.on)}</time>
          <div>
            <p>
              {stepWords(step)}
              <span className="assigned-under">
                {step.by ?? '系统'} {dayAt(step.at) === step.on ? '' : monthDay(dayAt(step.at))} {timeWords(step.at)}
              </span>
            </p>
            {step.text !== null && <blockquote className="assigned-text">{step.text}</blockquote>}
          </div>
        </li>
      ))}
    </ol>
  );
}
