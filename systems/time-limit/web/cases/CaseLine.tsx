import type { ReactNode } from 'react';
import { Badge } from '../../../../platform/ui/Badge.tsx';
import { ListTable, Under } from '../../../../platform/ui/ListTable.tsx';
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
 * Cases as a list.
 *
 * @clause xuchang.time-limit.5.1.2.6a  step, days used and days left of each case
 */
export function CaseTable({ cases, today, hrefOf, notes }: Props) {
  return (
    <ListTable
      rows={cases}
      rowKey={({ caseId }) => caseId}
      columns={[
        {
          title: '办件',
          as: 'wide',
          render: (line) => (
            <>
              <a href={hrefOf(line.caseId)}>{line.matterName}</a>
              <Under>
                <span className="case-number">{line.caseNo}</span>
                {paceWords[line.pace]}
              </Under>
            </>
          ),
        },
        {
          title: '申请人',
          render: (line) => (
            <>
              {line.applicantName ?? '（已删除）'}
              <Under>{monthDay(line.receivedOn)}收件</Under>
            </>
          ),
        },
        { title: '情况', render: (line) => <Course line={line} note={notes?.get(line.caseId)} /> },
        { title: '已用', as: 'day', render: ({ daysUsed }) => (daysUsed === null ? '' : `${daysUsed} 天`) },
        { title: '期限', as: 'day', render: (line) => <DueDay line={line} today={today} /> },
        { title: '承办', render: (line) => <Holder line={line} /> },
      ]}
    />
  );
}

/** How far a case is, and what waits on it. */
export function Course({ line, note }: { line: Line; note?: ReactNode }) {
  const waits = waitsWords(line);
  return (
    <>
      {courseWords(line)}
      {note !== undefined && <Under>{note}</Under>}
      {waits.length > 0 && (
        <Under>
          {waits.map(({ tone, words }) => (
            <Badge key={words} tone={tone}>
              {words}
            </Badge>
          ))}
        </Under>
      )}
    </>
  );
}

/** The last day of a case and how far off it is. */
export function DueDay({ line, today }: { line: Line; today: string }) {
  const left = leftWords(line, today);
  return (
    <>
      {line.due !== null && (
        <span>
          <time dateTime={line.due}>{dueWords(line, today)}</time>
          {line.provisional && <span className="case-provisional">暂定</span>}
        </span>
      )}
      <Under>
        <Badge tone={left.tone}>{left.words}</Badge>
        {line.dueBy === 'statutory' && line.urgency !== 'ended' && dueByWords.statutory}
      </Under>
    </>
  );
}

/** Who answers for a case, and the unit. */
export function Holder({ line }: { line: Line }) {
  return (
    <>
      {line.responsible.name ?? '（已删除）'}
      <Under>{line.unit}</Under>
    </>
  );
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
