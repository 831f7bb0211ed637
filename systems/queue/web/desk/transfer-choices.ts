import type { DepartmentId } from '../../../../kernel/ids.ts';
import type { GroupId } from '../../../../registers/places/wire.ts';
import type { BoardState, DeskState } from '../../wire.ts';
import { windowsWords } from '../ticket-words.ts';
import type { Choice } from './PickOne.tsx';
import { deskStateWords } from './words.ts';

/** A department with windows in this hall. */
export type DepartmentHere = { departmentId: DepartmentId; name: string; windowNumbers: readonly string[] };

/** Where a visitor can go on from a window. */
export type GoingTo = {
  windows: BoardState['windows'];
  groups: readonly { groupId: GroupId; name: string; prefix: string }[];
  departments: readonly DepartmentHere[];
};

/**
 * Where a visitor can be sent, in the order of the list: windows at work, groups, departments, and last the windows where nobody sits. Who
 * types the name of a business and presses Enter means somebody who is there; a closed window is still found by its number.
 */
export function transferChoices({ windows, groups, departments }: GoingTo): Choice[] {
  const windowsThatAre = (state: DeskState): Choice[] =>
    windows
      .filter((window) => window.state === state)
      .map((window) => ({
        id: window.windowId,
        label: `${window.number}号`,
        detail: [window.groupNames.join('、'), window.clerkName].filter(Boolean).join(' · '),
        state: state === 'open' ? (window.serving ? `正在办 ${window.serving}` : '空闲') : deskStateWords[state],
      }));
  return [
    ...windowsThatAre('open'),
    ...windowsThatAre('paused'),
    ...groups.map((group) => ({ id: group.groupId, label: `${group.prefix} 组`, detail: `${group.name}，任一窗口` })),
    ...departments.map(({ departmentId, name, windowNumbers }) => ({
      id: departmentId,
      label: '部门',
      detail: `${name}，先空出的窗口（${windowsWords(windowNumbers)}）`,
    })),
    ...windowsThatAre('closed'),
  ];
}
