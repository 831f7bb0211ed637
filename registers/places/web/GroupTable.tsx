import { Button } from 'antd';
import { ListTable } from '../../../platform/ui/ListTable.tsx';
import type { GroupView, WindowView } from '../wire.ts';
import { businessWords } from './places-words.ts';

type Props = {
  groups: readonly GroupView[];
  windows: readonly WindowView[];
  onChange: (group: GroupView) => void;
  onClose: (group: GroupView) => void;
};

/** The window groups of a hall in the order of the kiosk's tiles. */
export function GroupTable({ groups, windows, onChange, onClose }: Props) {
  const served = (group: GroupView) =>
    windows.filter(({ groupIds, state }) => state === 'in-use' && groupIds.includes(group.groupId));
  return (
    <ListTable
      rows={groups}
      rowKey={({ groupId }) => groupId}
      columns={[
        { title: '名称', as: 'day', render: ({ name }) => <strong>{name}</strong> },
        { title: '顺序', as: 'figure', render: ({ order }) => order },
        { title: '字头', render: ({ prefix }) => prefix },
        { title: '用途', as: 'day', render: ({ business }) => businessWords[business] },
        { title: '关联事项目录', label: '事项目录', render: ({ catalogueName }) => catalogueName },
        {
          title: '窗口',
          render: (group) =>
            served(group)
              .map(({ number }) => number)
              .join('、') || '暂无窗口',
        },
        {
          title: '操作',
          render: (group) => (
            <span className="yc-list-acts">
              <Button size="small" type="link" aria-label={`修改业务组${group.name}`} onClick={() => onChange(group)}>
                修改
              </Button>
              <Button size="small" type="link" aria-label={`停用业务组${group.name}`} onClick={() => onClose(group)}>
                停用
              </Button>
            </span>
          ),
        },
      ]}
    />
  );
}
