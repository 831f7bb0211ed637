/** What the contracts and the table of positions say about a request, worked out apart from the code that decides it. */
import type { PlaceScope } from '../../kernel/place.ts';
import type { Contract } from '../../platform/wire/contract.ts';
import { positions } from '../../registers/people/rules/index.ts';
import type { Holding, Spot } from './cast.ts';

/** Whether the request is let in, or the status that refuses it. */
export type Verdict = 'let in' | 401 | 403;

const deviceActions: Readonly<Record<string, readonly string[]>> = { kiosk: ['queue.take'], pad: ['evaluation.give'] };

/**
 * @param spot          the places that the path names, as far as it names any
 * @param jurisdictionId  where the cast works
 */
export function expected(contract: Contract, holding: Holding, spot: Partial<Spot>, jurisdictionId: string): Verdict {
  const { who } = contract;
  const isNobody = holding.kind === 'visitor' || holding.kind === 'left';
  if (isNobody) return who.kind === 'anyone' ? 'let in' : 401;
  // Whoever works in one jurisdiction has no business in another, not even with what a visitor may see there.
  if (spot.jurisdictionId !== undefined && spot.jurisdictionId !== jurisdictionId) return 403;
  switch (who.kind) {
    case 'anyone':
    case 'signed-in':
      return 'let in';
    case 'device':
      return holding.kind === 'device' && who.of.includes(holding.device) && isItsPlace(holding, spot) ? 'let in' : 403;
    case 'may':
      if (holding.kind === 'must-change') return 403;
      if (holding.kind === 'device')
        return deviceActions[holding.device]?.includes(who.action) && isItsPlace(holding, spot, 'named') ? 'let in' : 403;
      return positionAllows(holding, who.action, spot) ? 'let in' : 403;
  }
}

/** A device acts at the hall where it stands, and when it stands at a window, at no other. */
function isItsPlace(device: Extract<Holding, { kind: 'device' }>, spot: Partial<Spot>, named?: 'named'): boolean {
  if (spot.hallId === undefined) return named === undefined;
  return spot.hallId === device.hallId && (device.windowId === undefined || spot.windowId === device.windowId);
}

function positionAllows(holding: Extract<Holding, { kind: 'position' }>, action: string, spot: Partial<Spot>): boolean {
  const bundled: readonly { action: string; at: string }[] = positions[holding.position].may;
  return bundled.some((one) => one.action === action && isWithin(holding.scope, one.at, spot));
}

/** Whether the spot lies in what the bundle makes of the scope. */
function isWithin(scope: PlaceScope, at: string, spot: Partial<Spot>): boolean {
  if (at === 'jurisdiction' || scope.kind === 'jurisdiction') return true;
  if (spot.hallId !== scope.hallId) return false;
  if (at === 'hall' || scope.kind === 'hall') return true;
  return scope.kind === 'area' ? spot.areaId === scope.areaId : spot.windowId === scope.windowId;
}
