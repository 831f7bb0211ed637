import type { DepartmentView, GroupView, WindowView } from '../../../registers/places/wire.ts';

type Props = { windows: readonly WindowView[]; groups: readonly GroupView[]; departments: readonly DepartmentView[] };

/** The windows in use, for paper. */
export function WindowSheet({ windows, groups, departments }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th>窗口</th>
          <th>名称</th>
          <th>业务组</th>
          <th>类型</th>
          <th>功能区</th>
          <th>部门</th>
          <th>午间</th>
        </tr>
      </thead>
      <tbody>
        {windows
          .filter(({ state }) => state === 'in-use')
          .map(({ windowId, number, name, groupIds, types, areaName, departmentId, middayDuty }) => (
            <tr key={windowId}>
              <td>{number} 号</td>
              <td>{name}</td>
              <td>{groupIds.map((id) => groups.find(({ groupId }) => groupId === id)?.name ?? '').join('、')}</td>
              <td>{types.join('、')}</td>
              <td>{areaName ?? ''}</td>
              <td>{departments.find((one) => one.departmentId === departmentId)?.name ?? ''}</td>
              <td>{middayDuty ? '值班' : ''}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
