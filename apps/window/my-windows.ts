import { isGranted, type Grant } from '../../kernel/place.ts';
import type { HallId, WindowId } from '../../kernel/ids.ts';
import type { WindowView } from '../../registers/places/wire.ts';

/** The action that a clerk needs at a window to serve there. */
export const serving = 'queue.serve';

/** The halls in which at least some window may be mine, by the reach of my grants. */
export function mayServeIn(grants: readonly Grant[], hallId: HallId): boolean {
  return grants.some(({ action, scope }) => action === serving && (scope.kind === 'jurisdiction' || scope.hallId === hallId));
}

/** Those of a hall's windows at which I may serve, by number. */
export function myWindows(grants: readonly Grant[], windows: readonly WindowView[]): readonly WindowView[] {
  return windows
    .filter(({ hallId, areaId, windowId, state }) => {
      const place = { hallId, windowId, ...(areaId === null ? {} : { areaId }) };
      return state === 'in-use' && isGranted(grants, serving, place);
    })
    .sort((one, other) => one.number - other.number);
}

export type Place = { hallId: HallId; windowId: WindowId };

/** The window that an address such as `/window/<hall>/<window>` names. */
export function placeOf(path: string): Place | undefined {
  const [, hallId, windowId] = /^\/window\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/?$/.exec(path) ?? [];
  return hallId && windowId ? { hallId: hallId as HallId, windowId: windowId as WindowId } : undefined;
}

export const pathOf = ({ hallId, windowId }: Place): string => `/window/${hallId}/${windowId}`;

const lastName = 'yc_window';

/** The window at which this browser was last used; a counter's computer does not move. */
export function lastPlace(): Place | undefined {
  try {
    return placeOf(localStorage.getItem(lastName) ?? '');
  } catch {
    return undefined;
  }
}

export function rememberPlace(place: Place): void {
  try {
    localStorage.setItem(lastName, pathOf(place));
  } catch {
    // Then the window is chosen again next time.
  }
}
