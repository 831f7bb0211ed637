import { rangeWords, timeWords } from '../../../../platform/ui/words.ts';
import type { FloorState } from '../../wire.ts';
import './floor.css';

type Line = Pick<FloorState['groups'][number], 'name' | 'waiting' | 'longestMinutes' | 'wait'>;

type Props = Pick<FloorState, 'groups' | 'departments'> & {
  waitingAt: (groupId: string) => string;
  waitingForAt: (departmentId: string) => string;
};

/**
 * How many wait in each group, the longest of them, and what a visitor who comes now must expect; then the departments to which visitors
 * were sent on and for which somebody waits.
 */
export function FloorGroups({ groups, departments, waitingAt, waitingForAt }: Props) {
  return (
    <ul className="floor-groups" aria-label="各业务组等候情况">
      {groups.map((group) => (
        <Waiting key={group.groupId} line={group} at={waitingAt(group.groupId)} />
      ))}
      {departments.map((department) => (
        <Waiting
          key={department.departmentId}
          line={{ ...department, name: `转到 ${department.name}` }}
          at={waitingForAt(department.departmentId)}
        />
      ))}
    </ul>
  );
}

function Waiting({ line: { name, waiting, longestMinutes, wait }, at }: { line: Line; at: string }) {
  return (
    <li>
      <a className="floor-group" href={at}>
        <span className="floor-group-name">{name}</span>
        <span className="floor-group-waiting">
          {waiting}
          <small> 人等候</small>
        </span>
        <span className="floor-group-beside">
          {longestMinutes === null ? '无人等候' : `最久 ${Math.round(longestMinutes)} 分钟`}
          {' · '}
          {newcomerWords(wait)}
        </span>
      </a>
    </li>
  );
}

/** What somebody who comes now must expect; behind a pause the clock says more than minutes. */
const newcomerWords = (wait: Line['wait']): string => {
  if (!wait) return '暂无法估计';
  return `新到预计 ${wait.pause ? `${timeWords(wait.pause.turnFrom)} 起` : rangeWords(wait.fromMinutes, wait.toMinutes)}`;
};
