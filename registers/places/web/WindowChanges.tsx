import { ListTable } from '../../../platform/ui/ListTable.tsx';
import { dayAt, monthDay, timeWords } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import type { GroupView, listWindowChanges } from '../wire.ts';

type Change = AnswerOf<typeof listWindowChanges>['changes'][number];
const changeWords: Record<Change['change'], string> = {
  added: '新增',
  changed: '调整',
  closed: '停用',
  opened: '启用',
  'duty-given': '午间安排',
  'duty-ended': '午间安排',
};

/** From what and to what midday duty changed: what the window serves stays as it was. */
const dutyWords: Partial<Record<Change['change'], { before: string; after: string }>> = {
  'duty-given': { before: '午间休息', after: '午间值班' },
  'duty-ended': { before: '午间值班', after: '午间休息' },
};

/** The ledger of what was changed at the windows, and why. */
export function WindowChanges({ changes, groups }: { changes: readonly Change[]; groups: readonly GroupView[] }) {
  const served = (side: Change['after']) =>
    [
      side.groupIds.map((id) => groups.find(({ groupId }) => groupId === id)?.name ?? '已停用的业务组').join('、'),
      side.types.join('、'),
      side.matterCodes.length > 0 ? `限 ${side.matterCodes.length} 项` : '',
    ]
      .filter(Boolean)
      .join('；');
  return (
    <ListTable
      rows={changes}
      rowKey={({ changeNo }) => changeNo}
      columns={[
        { title: '时间', as: 'day', render: ({ at }) => `${monthDay(dayAt(at))} ${timeWords(at)}` },
        { title: '窗口', as: 'figure', render: ({ number }) => `${number} 号` },
        { title: '变更', as: 'day', render: ({ change }) => changeWords[change] },
        { title: '原来', render: ({ change, before }) => dutyWords[change]?.before ?? (before ? served(before) : '') },
        { title: '现在', render: ({ change, after }) => dutyWords[change]?.after ?? served(after) },
        { title: '理由', render: ({ reason, change }) => reason ?? (change === 'added' ? '' : '已删除') },
      ]}
    />
  );
}
