import type { PlaceScope } from '../../../kernel/place.ts';
import { positionCodes, positions, type Position } from '../rules/positions.ts';

/** Names of places, as a page that knows the register of places hands them in. */
export type PlaceNames = {
  halls: readonly { hallId: string; name: string; areas: readonly { areaId: string; name: string }[] }[];
  windows: readonly { windowId: string; number: number }[];
};

/** Where a position is held: 全辖区, 县政务服务中心, 3 号窗口. */
export function scopeWords(scope: PlaceScope, { halls, windows }: PlaceNames): string {
  switch (scope.kind) {
    case 'jurisdiction':
      return '全辖区';
    case 'hall':
      return halls.find(({ hallId }) => hallId === scope.hallId)?.name ?? '已停用的大厅';
    case 'area':
      return halls.flatMap(({ areas }) => areas).find(({ areaId }) => areaId === scope.areaId)?.name ?? '已停用的功能区';
    case 'window': {
      const window = windows.find(({ windowId }) => windowId === scope.windowId);
      return window ? `${window.number} 号窗口` : '其他大厅的窗口';
    }
  }
}

export const positionTitle = (position: Position): string => positions[position].title;

export const positionChoices = positionCodes.map((value) => ({ value, label: positions[value].title }));

/** Where a position may be held. */
export const heldAt = (position: Position): readonly PlaceScope['kind'][] => positions[position].heldAt;

export const isAdministrator = (position: Position): boolean => positions[position].kind === 'admin';
