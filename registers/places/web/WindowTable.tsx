import { Button } from 'antd';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { ListTable } from '../../../platform/ui/ListTable.tsx';
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
    <ListTable
      rows={windows}
      rowKey={({ windowId }) => windowId}
      columns={[
        { title: '窗口', as: 'day', render: ({ number }) => <strong>{number} 号</strong> },
        { title: '名称', render: ({ name }) => name },
        { title: '业务组', render: groupNames },
        { title: '类型', render: ({ types }) => types.join('、') },
        { title: '功能区', render: ({ areaName }) => areaName },
        { title: '部门', render: ({ departmentId }) => departments.find((one) => one.departmentId === departmentId)?.name },
        {
          title: '事项范围',
          render: ({ matterCodes }) => (matterCodes.length === 0 ? '组内全部' : `限 ${matterCodes.length} 项`),
        },
        {
          title: '午间',
          render: ({ middayDuty, state }) => middayDuty && state === 'in-use' && <Badge tone="calm">值班</Badge>,
        },
        {
          title: '状态',
          render: ({ state }) => (state === 'in-use' ? <Badge tone="good">在用</Badge> : <Badge tone="muted">已停用</Badge>),
        },
        { title: '操作', render: (window) => <Acts window={window} onChange={onChange} onToggle={onToggle} /> },
      ]}
    />
  );
}

function Acts({ window, onChange, onToggle }: Pick<Props, 'onChange' | 'onToggle'> & { window: WindowView }) {
  const toggle = window.state === 'in-use' ? '停用' : '启用';
  return (
    <span className="yc-list-acts">
      {window.state === 'in-use' && (
        <Button size="small" type="link" aria-label={`调整 ${window.number} 号窗口`} onClick={() => onChange(window)}>
          调整
        </Button>
      )}
      <Button size="small" type="link" aria-label={`${toggle} ${window.number} 号窗口`} onClick={() => onToggle(window)}>
        {toggle}
      </Button>
    </span>
  );
}
