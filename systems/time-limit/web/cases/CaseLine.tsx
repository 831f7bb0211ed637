import type { KeyboardEvent, ReactNode } from 'react';
import { Badge } from '../../../../platform/ui/Badge.tsx';
import { monthDay } from '../../../../platform/ui/words.ts';
import type { CaseLine as Line } from '../../wire-cases.ts';
import { courseWords, dueByWords, dueWords, leftWords, paceWords, waitsWords } from './case-words.ts';
import './cases.css';

type Props = {
  cases: readonly Line[];
  today: string;
  hrefOf: (caseId: string) => string;
  /** What a list says of each case beside its state, by the id of the case. */
  notes?: ReadonlyMap<string, ReactNode>;
};

/**
 * Cases as a list: up and down move from row to row, on a narrow screen each row is a card.
 *
 * @clause xuchang.time-limit.5.1.2.6a  step, days used and days left of each case
 */
export function CaseTable({ cases, today, hrefOf, notes }: Props) {
  return (
    <table className="case-table">
      <thead>
        <tr>
          <th scope="col">办件</th>
          <th scope="col">申请人</th>
          <th scope="col">情况</th>
          <th scope="col">已用</th>
          <th scope="col">期限</th>
          <th scope="col">承办</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <CaseLine key={one.caseId} line={one} today={today} href={hrefOf(one.caseId)} note={notes?.get(one.caseId)} />
        ))}
      </tbody>
    </table>
  );
}

/** One case as a row. */
export function CaseLine({ line, today, href, note }: { line: Line; today: string; href: string; note?: ReactNode }) {
  const left = leftWords(line, today);
  return (
    <tr>
      <td data-label="办件">
        <a href={href} onKeyDown={moveAmongRows}>
          {line.matterName}
        </a>
        <span className="case-under">
          <span className="case-number">{line.caseNo}</span>
          {paceWords[line.pace]}
        </span>
      </td>
      <td data-label="申请人">
        {line.applicantName ?? '（已删除）'}
        <span className="case-under">{monthDay(line.receivedOn)}收件</span>
      </td>
      <td data-label="情况">
        {courseWords(line)}
        {note !== undefined && <span className="case-under">{note}</span>}
        {waitsWords(line).length > 0 && (
          <span className="case-under">
            {waitsWords(line).map(({ tone, words }) => (
              <Badge key={words} tone={tone}>
                {words}
              </Badge>
            ))}
          </span>
        )}
      </td>
      <td data-label="已用" className="case-day">
        {line.daysUsed === null ? '' : `${line.daysUsed} 天`}
      </td>
      <td data-label="期限" className="case-day">
        {line.due !== null && (
          <span>
            <time dateTime={line.due}>{dueWords(line, today)}</time>
            {line.provisional && <span className="case-provisional">暂定</span>}
          </span>
        )}
        <span className="case-under">
          <Badge tone={left.tone}>{left.words}</Badge>
          {line.dueBy === 'statutory' && line.urgency !== 'ended' && dueByWords.statutory}
        </span>
      </td>
      <td data-label="承办">
        {line.responsible.name ?? '（已删除）'}
        <span className="case-under">{line.unit}</span>
      </td>
    </tr>
  );
}

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
export function CaseSheetTable({ cases, today }: Pick<Props, 'cases' | 'today'>) {
  return (
    <table className="case-ledger">
      <thead>
        <tr>
          <th>编号</th>
          <th>事项</th>
          <th>申请人</th>
          <th>承办</th>
          <th>收件</th>
          <th>期限</th>
          <th>已用</th>
          <th>情况</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.caseId}>
            <td className="case-whole">{one.caseNo}</td>
            <td>
              {one.matterName}（{paceWords[one.pace]}）
            </td>
            <td>{one.applicantName}</td>
            <td>
              {one.responsible.name}
              <br />
              {one.unit}
            </td>
            <td className="case-whole">{monthDay(one.receivedOn)}</td>
            <td className="case-whole">
              {dueWords(one, today)}
              {one.provisional && '（暂定）'}
            </td>
            <td className="case-whole">{one.daysUsed === null ? '' : `${one.daysUsed} 天`}</td>
            <td>
              {courseWords(one)}
              {one.urgency !== 'ended' && `，${leftWords(one, today).words}`}
              {waitsWords(one).map(({ words }) => `；${words}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
