import type { AreaId, HallId, WindowId } from './ids.ts';

/** Where a permission holds: the whole jurisdiction, one hall, one area of it, or one window. */
export type PlaceScope =
  | { kind: 'jurisdiction' }
  | { kind: 'hall'; hallId: HallId }
  | { kind: 'area'; hallId: HallId; areaId: AreaId }
  | { kind: 'window'; hallId: HallId; windowId: WindowId };

/** Where an act happens. `areaId` is that of the window, when it stands in one. */
export type Place = { hallId?: HallId; areaId?: AreaId; windowId?: WindowId };

/** Something a person or device may do, and where. */
export type Grant = { action: string; scope: PlaceScope };

/** Whether a permission that holds at `scope` reaches an act at `place`. An act without a hall concerns the whole jurisdiction. */
export function reaches(scope: PlaceScope, place: Place): boolean {
  switch (scope.kind) {
    case 'jurisdiction':
      return true;
    case 'hall':
      return place.hallId === scope.hallId;
    case 'area':
      return place.hallId === scope.hallId && place.areaId === scope.areaId;
    case 'window':
      return place.hallId === scope.hallId && place.windowId === scope.windowId;
  }
}

/** Whether one of these grants allows `action` at `place`. */
export const isGranted = (grants: readonly Grant[], action: string, place: Place): boolean =>
  grants.some((grant) => grant.action === action && reaches(grant.scope, place));
