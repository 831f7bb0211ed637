import { rangeWords } from '../../../../platform/ui/words.ts';
import type { FloorState } from '../../wire.ts';
import './floor.css';

/** How many wait in each group, the longest of them, and what a visitor who comes now must expect. */
export function FloorGroups({ groups, waitingAt }: { groups: FloorState['groups']; waitingAt: (groupId: string) => string }) {
  return (
    <ul className="floor-groups" aria-label="各业务组等候情况">
      {groups.map(({ groupId, name, waiting, longestMinutes, wait }) => (
        <li key={groupId}>
          <a className="floor-group" href={waitingAt(groupId)}>
            <span className="floor-group-name">{name}</span>
            <span className="floor-group-waiting">
              {waiting}
              <small> 人等候</small>
            </span>
            <span className="floor-group-beside">
              {longestMinutes === null ? '无人等候' : `最久 ${Math.round(longestMinutes)} 分钟`}
              {' · '}
              {wait ? `新到预计 ${rangeWords(wait.fromMinutes, wait.toMinutes)}` : '暂无法估计'}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
