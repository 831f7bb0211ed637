import { Button, Table } from 'antd';
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
    <Table<GroupView>
      size="small"
      rowKey="groupId"
      pagination={false}
      dataSource={groups}
      columns={[
        { title: '顺序', dataIndex: 'order', align: 'right', width: 72 },
        { title: '字头', dataIndex: 'prefix', width: 72 },
        { title: '名称', dataIndex: 'name' },
        { title: '用途', key: 'business', render: (_, { business }) => businessWords[business] },
        { title: '关联事项目录', dataIndex: 'catalogueName' },
        {
          title: '窗口',
          key: 'windows',
          render: (_, group) =>
            served(group)
              .map(({ number }) => number)
              .join('、') || '暂无窗口',
        },
        {
          title: '操作',
          key: 'do',
          render: (_, group) => (
            <>
              <Button size="small" type="link" aria-label={`修改业务组${group.name}`} onClick={() => onChange(group)}>
                修改
              </Button>
              <Button size="small" type="link" aria-label={`停用业务组${group.name}`} onClick={() => onClose(group)}>
                停用
              </Button>
            </>
          ),
        },
      ]}
    />
  );
}
