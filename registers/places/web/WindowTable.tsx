import { Button, Table } from 'antd';
import { Badge } from '../../../platform/ui/Badge.tsx';
import type { DepartmentView, GroupView, WindowView } from '../wire.ts';

type Props = {
  windows: readonly WindowView[];
  groups: readonly GroupView[];
  departments: readonly DepartmentView[];
  onChange: (window: WindowView) => void;
  onToggle: (window: WindowView) => void;
};

/** The windows of a hall, what they serve, and the way to change each. */
export function WindowTable({ windows, groups, departments, onChange, onToggle }: Props) {
  const groupNames = (window: WindowView) =>
    window.groupIds.map((id) => groups.find(({ groupId }) => groupId === id)?.name ?? '已停用的业务组').join('、');
  return (
    <Table<WindowView>
      size="small"
      rowKey="windowId"
      pagination={false}
      dataSource={windows}
      columns={[
        { title: '窗口', key: 'number', align: 'right', width: 72, render: (_, { number }) => `${number} 号` },
        { title: '名称', dataIndex: 'name' },
        { title: '业务组', key: 'groups', render: (_, window) => groupNames(window) },
        { title: '类型', key: 'types', render: (_, { types }) => types.join('、') },
        { title: '功能区', key: 'area', render: (_, { areaName }) => areaName ?? '' },
        {
          title: '部门',
          key: 'department',
          render: (_, { departmentId }) => departments.find((one) => one.departmentId === departmentId)?.name ?? '',
        },
        {
          title: '事项范围',
          key: 'matters',
          render: (_, { matterCodes }) => (matterCodes.length === 0 ? '组内全部' : `限 ${matterCodes.length} 项`),
        },
        {
          title: '午间',
          key: 'midday',
          render: (_, { middayDuty, state }) => (middayDuty && state === 'in-use' ? <Badge tone="calm">值班</Badge> : ''),
        },
        {
          title: '状态',
          key: 'state',
          render: (_, { state }) => (state === 'in-use' ? <Badge tone="good">在用</Badge> : <Badge tone="muted">已停用</Badge>),
        },
        {
          title: '操作',
          key: 'do',
          render: (_, window) => (
            <>
              {window.state === 'in-use' && (
                <Button size="small" type="link" aria-label={`调整 ${window.number} 号窗口`} onClick={() => onChange(window)}>
                  调整
                </Button>
              )}
              <Button
                size="small"
                type="link"
                aria-label={`${window.state === 'in-use' ? '停用' : '启用'} ${window.number} 号窗口`}
                onClick={() => onToggle(window)}
              >
                {window.state === 'in-use' ? '停用' : '启用'}
              </Button>
            </>
          ),
        },
      ]}
    />
  );
}
