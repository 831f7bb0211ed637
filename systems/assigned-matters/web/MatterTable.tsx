import type { KeyboardEvent } from 'react';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { dayWords, monthDay } from '../../../platform/ui/words.ts';
import type { MatterView } from '../wire.ts';
import { numberWords, progressWords, sourceWords, standingWords } from './assigned-words.ts';
import './assigned-paper.css';
import './assigned.css';

type Props = { matters: readonly MatterView[]; today: string; hrefOf: (matterId: string) => string };

/** The ledger of assigned matters. Up and down move from row to row; on a narrow screen each row is a card. */
export function MatterTable({ matters, today, hrefOf }: Props) {
  return (
    <table className="assigned-table">
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col">来源</th>
          <th scope="col">承办人</th>
          <th scope="col">交办</th>
          <th scope="col">期限</th>
          <th scope="col">进展</th>
        </tr>
      </thead>
      <tbody>
        {matters.map((matter) => (
          <Row key={matter.matterId} matter={matter} today={today} href={hrefOf(matter.matterId)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ matter, today, href }: { matter: MatterView; today: string; href: string }) {
  const standing = standingWords(matter, today);
  const progress = progressWords(matter, today);
  return (
    <tr>
      <td data-label="事项">
        <a href={href} onKeyDown={moveAmongRows}>
          {matter.title}
        </a>
        <span className="assigned-under">
          {numberWords(matter)}
          {matter.important && <Badge tone="brand">重要</Badge>}
        </span>
      </td>
      <td data-label="来源">
        {matter.assignedBy}
        <span className="assigned-under">{sourceWords[matter.source].name}</span>
      </td>
      <td data-label="承办人">{matter.undertaker.name}</td>
      <td data-label="交办" className="assigned-day">
        {monthDay(matter.assignedOn)}
      </td>
      <td data-label="期限" className="assigned-day">
        <time dateTime={matter.due}>{dueDayWords(matter, today)}</time>
        <span className="assigned-under">
          <Badge tone={standing.tone}>{standing.words}</Badge>
        </span>
      </td>
      <td data-label="进展">
        {progress && <Badge tone={progress.tone}>{progress.words}</Badge>}
        {matter.reminders > 0 && matter.lastRemindedOn && matter.workingDaysLeft !== null && (
          <span className="assigned-under">
            提醒 {matter.reminders} 次，最近 {monthDay(matter.lastRemindedOn)}
          </span>
        )}
      </td>
    </tr>
  );
}

const dueDayWords = ({ due }: MatterView, today: string): string =>
  due.slice(0, 4) === today.slice(0, 4) ? monthDay(due) : dayWords(due);

/** The links of the rows are one column of stops: up and down go from one to the next. */
function moveAmongRows(event: KeyboardEvent<HTMLAnchorElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const links = [...(event.currentTarget.closest('tbody')?.querySelectorAll('a') ?? [])];
  const next = step === 0 ? undefined : links[links.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The same for paper. */
export function MatterSheetTable({ matters, today }: Omit<Props, 'hrefOf'>) {
  return (
    <table className="assigned-ledger">
      <thead>
        <tr>
          <th>编号</th>
          <th>事项</th>
          <th>交办方</th>
          <th>承办人</th>
          <th>交办日期</th>
          <th>期限</th>
          <th>情况</th>
        </tr>
      </thead>
      <tbody>
        {matters.map((matter) => (
          <tr key={matter.matterId}>
            <td className="assigned-ledger-whole">{numberWords(matter)}</td>
            <td>
              {matter.title}
              {matter.important && '（重要）'}
            </td>
            <td>{matter.assignedBy}</td>
            <td className="assigned-ledger-whole">{matter.undertaker.name}</td>
            <td className="assigned-ledger-whole">{matter.assignedOn}</td>
            <td className="assigned-ledger-whole">{matter.due}</td>
            <td>{[standingWords(matter, today).words, progressWords(matter, today)?.words].filter(Boolean).join('；')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
