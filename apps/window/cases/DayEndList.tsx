import { Badge } from '../../../platform/ui/Badge.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { ListTable, Under } from '../../../platform/ui/ListTable.tsx';
import { Empty } from '../../../platform/ui/states.tsx';
import { Holder } from '../../../systems/time-limit/web/cases/CaseLine.tsx';
import { courseWords } from '../../../systems/time-limit/web/cases/case-words.ts';
import type { CaseId, DayEndCase } from '../../../systems/time-limit/web/desk/desk-cases.ts';
import { OpenCase } from './MyCasesList.tsx';

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
    <ListTable
      rows={listed}
      rowKey={(one) => one.case.caseId}
      columns={[
        {
          title: '须当日办结',
          as: 'wide',
          render: (one, place) => <OpenCase line={one.case} isFirst={place === 0} onOpen={onOpen} />,
        },
        { title: '情况', render: (one) => courseWords(one.case) },
        { title: '承办', render: (one) => <Holder line={one.case} /> },
        {
          title: '没有办结的原因',
          label: '原因',
          render: ({ case: { caseId }, reason, reasonBy }) =>
            reason === null ? (
              <span className="win-case-asked">
                <Badge tone="warn">未写明</Badge>
                <KeyButton onPress={() => onExplain(caseId)}>写明原因</KeyButton>
              </span>
            ) : (
              <>
                {reason}
                <Under>{reasonBy?.name}</Under>
              </>
            ),
        },
      ]}
    />
  );
}
