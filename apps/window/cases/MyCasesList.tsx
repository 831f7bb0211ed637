import type { KeyboardEvent } from 'react';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { Empty } from '../../../platform/ui/states.tsx';
import { monthDay } from '../../../platform/ui/words.ts';
import { courseWords, dueWords, leftWords, paceWords, waitsWords } from '../../../systems/time-limit/web/cases/case-words.ts';
import { caseKeys, type CaseId, type MyCases } from '../../../systems/time-limit/web/desk/desk-cases.ts';

type Line = MyCases['cases'][number];

/**
 * The clerk's open cases, the most pressing first, until their results are delivered.
 *
 * @clause xuchang.time-limit.5.1.2.6a  step, holder, days used and days left of each case accepted at the window
 * @clause xuchang.time-limit.5.1.2.6b  what was reminded and urged is seen at once
 */
export function MyCasesList({ mine, onOpen }: { mine: MyCases; onOpen: (caseId: CaseId) => void }) {
  const { cases, counts, today, hasMore } = mine;
  if (cases.length === 0)
    return (
      <Empty title="没有在办件" next={`手上来访人的事项不能当场办结的，按 ${caseKeys.register} 登记，期限会从这里提醒您。`} />
    );
  return (
    <>
      <p className="win-case-counts">
        在办 <b>{counts.open}</b> 件{counts.overdue > 0 && <Badge tone="alarm">超时 {counts.overdue}</Badge>}
        {counts.dueToday > 0 && <Badge tone="warn">今天到期 {counts.dueToday}</Badge>}
        {counts.soon > 0 && <Badge tone="warn">快到期 {counts.soon}</Badge>}
        <small>↑ ↓ 选择，Enter 打开；结果交付后离开本表</small>
      </p>
      <table className="case-table win-case-table">
        <thead>
          <tr>
            <th scope="col">办件</th>
            <th scope="col">情况</th>
            <th scope="col">承办</th>
            <th scope="col">已用</th>
            <th scope="col">期限</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((line, place) => (
            <Row key={line.caseId} line={line} today={today} isFirst={place === 0} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      {hasMore && <p className="case-quiet">件数太多，只列出最紧的 {cases.length} 件；其余请在管理端的时限台账中查看。</p>}
    </>
  );
}

type RowProps = { line: Line; today: string; isFirst: boolean; onOpen: (caseId: CaseId) => void };

function Row({ line, today, isFirst, onOpen }: RowProps) {
  const left = leftWords(line, today);
  const waits = waitsWords(line);
  return (
    <tr>
      <td data-label="办件">
        <button
          type="button"
          className="win-case-open"
          {...(isFirst ? { 'data-first': true } : {})}
          onClick={() => onOpen(line.caseId)}
          onKeyDown={moveAmongRows}
        >
          {line.matterName}
        </button>
        <span className="case-under">
          <span className="case-number">{line.caseNo}</span>
          {line.applicantName ?? '（已删除）'} · {paceWords[line.pace]}
        </span>
      </td>
      <td data-label="情况">
        {courseWords(line)}
        {(waits.length > 0 || line.remindedOn !== null) && (
          <span className="case-under">
            {waits.map(({ tone, words }) => (
              <Badge key={words} tone={tone}>
                {words}
              </Badge>
            ))}
            {line.remindedOn !== null && `${monthDay(line.remindedOn)}已提醒`}
          </span>
        )}
      </td>
      <td data-label="承办">
        {line.responsible.name ?? '（已删除）'}
        <span className="case-under">{line.unit}</span>
      </td>
      <td data-label="已用" className="case-day">
        {line.daysUsed === null ? '—' : `${line.daysUsed} 天`}
      </td>
      <td data-label="期限" className="case-day">
        {dueWords(line, today)}
        {line.provisional && <span className="case-provisional">暂定</span>}
        <span className="case-under">
          <Badge tone={left.tone}>{left.words}</Badge>
        </span>
      </td>
    </tr>
  );
}

/** The rows are one column of stops: up and down go from one to the next. */
export function moveAmongRows(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  // At the end of the list the key stays with it, too: it must not move the page below.
  event.preventDefault();
  const rows = [...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLElement>('.win-case-open') ?? [])];
  rows[rows.indexOf(event.currentTarget) + step]?.focus();
}
