import { Badge } from '../../../platform/ui/Badge.tsx';
import { ListTable, Under } from '../../../platform/ui/ListTable.tsx';
import { Empty } from '../../../platform/ui/states.tsx';
import { monthDay } from '../../../platform/ui/words.ts';
import { Course, DueDay, Holder } from '../../../systems/time-limit/web/cases/CaseLine.tsx';
import { paceWords } from '../../../systems/time-limit/web/cases/case-words.ts';
import { caseKeys, type CaseId, type MyCases } from '../../../systems/time-limit/web/desk/desk-cases.ts';

type CaseLine = MyCases['cases'][number];

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
      <ListTable
        rows={cases}
        rowKey={({ caseId }) => caseId}
        columns={[
          { title: '办件', as: 'wide', render: (line, place) => <OpenCase line={line} isFirst={place === 0} onOpen={onOpen} /> },
          {
            title: '情况',
            render: (line) => (
              <Course line={line} note={line.remindedOn === null ? undefined : `${monthDay(line.remindedOn)}已提醒`} />
            ),
          },
          { title: '承办', render: (line) => <Holder line={line} /> },
          { title: '已用', as: 'day', render: ({ daysUsed }) => (daysUsed === null ? '—' : `${daysUsed} 天`) },
          { title: '期限', as: 'day', render: (line) => <DueDay line={line} today={today} /> },
        ]}
      />
      {hasMore && <p className="case-quiet">件数太多，只列出最紧的 {cases.length} 件；其余请在管理端的时限台账中查看。</p>}
    </>
  );
}

type OpenProps = { line: CaseLine; isFirst: boolean; onOpen: (caseId: CaseId) => void };

/** What opens a case at the desk; the first of a list is where the sheet begins. */
export function OpenCase({ line, isFirst, onOpen }: OpenProps) {
  return (
    <>
      <button
        type="button"
        className="yc-list-open"
        {...(isFirst ? { 'data-first': true } : {})}
        onClick={() => onOpen(line.caseId)}
      >
        {line.matterName}
      </button>
      <Under>
        <span className="case-number">{line.caseNo}</span>
        {line.applicantName ?? '（已删除）'} · {paceWords[line.pace]}
      </Under>
    </>
  );
}
