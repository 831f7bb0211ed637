import { Badge } from '../../../platform/ui/Badge.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { Empty } from '../../../platform/ui/states.tsx';
import { courseWords, paceWords } from '../../../systems/time-limit/web/cases/case-words.ts';
import type { CaseId, DayEndCase } from '../../../systems/time-limit/web/desk/desk-cases.ts';
import { moveAmongRows } from './MyCasesList.tsx';

type Props = { listed: readonly DayEndCase[]; onOpen: (caseId: CaseId) => void; onExplain: (caseId: CaseId) => void };

/**
 * The checklist at the end of the day: immediate and same-day cases of this desk that are still open, each with its reason or with the
 * question for it.
 *
 * @clause zhongyang.time-limit.3.2c  those still open are shown with a required reason
 */
export function DayEndList({ listed, onOpen, onExplain }: Props) {
  if (listed.length === 0)
    return <Empty title="须当日办结的都办结了" next="即办件、当日件当天办结并交付；没有办完的会列在这里，须写明原因。" />;
  return (
    <table className="case-table win-case-table">
      <thead>
        <tr>
          <th scope="col">须当日办结</th>
          <th scope="col">情况</th>
          <th scope="col">承办</th>
          <th scope="col">没有办结的原因</th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ case: line, reason, reasonBy }, place) => (
          <tr key={line.caseId}>
            <td data-label="须当日办结">
              <button
                type="button"
                className="win-case-open"
                {...(place === 0 ? { 'data-first': true } : {})}
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
            <td data-label="情况">{courseWords(line)}</td>
            <td data-label="承办">
              {line.responsible.name ?? '（已删除）'}
              <span className="case-under">{line.unit}</span>
            </td>
            <td data-label="没有办结的原因">
              {reason === null ? (
                <span className="win-case-asked">
                  <Badge tone="warn">未写明</Badge>
                  <KeyButton onPress={() => onExplain(line.caseId)}>写明原因</KeyButton>
                </span>
              ) : (
                <>
                  {reason}
                  <span className="case-under">{reasonBy?.name}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
