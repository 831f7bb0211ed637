import { describe, expect, it } from 'vitest';
import type { AreaId, HallId, WindowId } from '../../../kernel/ids.ts';
import { isGranted, type PlaceScope } from '../../../kernel/place.ts';
import { grantsOfDeviceKind, grantsOfPosition, positionCodes, positions, type Position } from './positions.ts';

const hallId = 'hall-1' as HallId;
const otherHall = 'hall-2' as HallId;
const windowId = 'window-3' as WindowId;
const atWindow: PlaceScope = { kind: 'window', hallId, windowId };

const may = (position: Position, scope: PlaceScope, action: string, place: Parameters<typeof isGranted>[2]) =>
  isGranted(grantsOfPosition(position, scope), action, place);

describe('a position holds what its work needs, where it is held', () => {
  it('lets a clerk of window 3 serve there and nowhere else', () => {
    expect(may('window-clerk', atWindow, 'queue.serve', { hallId, windowId })).toBe(true);
    expect(may('window-clerk', atWindow, 'queue.serve', { hallId, windowId: 'window-4' as WindowId })).toBe(false);
    expect(may('window-clerk', atWindow, 'queue.serve', { hallId: otherHall, windowId })).toBe(false);
  });

  it('lets the clerk see the queue of the whole hall, but of no other', () => {
    expect(may('window-clerk', atWindow, 'queue.watch', { hallId })).toBe(true);
    expect(may('window-clerk', atWindow, 'queue.watch', { hallId: otherHall })).toBe(false);
  });

  it('lets an area lead serve in the own area, and manage the queue of the hall', () => {
    const area: PlaceScope = { kind: 'area', hallId, areaId: 'area-1' as AreaId };
    expect(may('area-lead', area, 'queue.serve', { hallId, areaId: 'area-1' as AreaId, windowId })).toBe(true);
    expect(may('area-lead', area, 'queue.serve', { hallId, areaId: 'area-2' as AreaId, windowId })).toBe(false);
    expect(may('area-lead', area, 'queue.manage', { hallId })).toBe(true);
  });

  it('gives what governs the jurisdiction only to positions of the jurisdiction', () => {
    const governing = ['people.manage', 'people.assign', 'policy.manage', 'catalogue.manage', 'sign-in.manage', 'jobs.manage'];
    const holders = positionCodes.filter((position) => positions[position].may.some((one) => governing.includes(one.action)));
    expect(holders).toEqual(['management-body', 'system-administrator', 'security-administrator']);
    for (const position of holders) expect(positions[position].heldAt).toEqual(['jurisdiction']);
  });
});

describe('who administers serves nobody', () => {
  it.each(['system-administrator', 'security-administrator', 'audit-administrator'] as const)('%s', (position) => {
    const actions: string[] = positions[position].may.map((one) => one.action);
    expect(actions.filter((action) => /^(queue|evaluation)\./.test(action))).toEqual([]);
  });

  it('gives accounts, logs and machines to three different administrators', () => {
    const holders = (action: string) =>
      positionCodes.filter((position) => positions[position].may.some((one) => one.action === action));
    expect(holders('sign-in.manage')).toEqual(['security-administrator']);
    expect(holders('sign-in.audit')).toEqual(['audit-administrator']);
    expect(holders('jobs.manage')).toEqual(['system-administrator']);
  });
});

describe('devices do one thing where they stand', () => {
  it('lets a kiosk take tickets in its hall', () => {
    const grants = grantsOfDeviceKind('kiosk', { kind: 'hall', hallId });
    expect(isGranted(grants, 'queue.take', { hallId })).toBe(true);
    expect(isGranted(grants, 'queue.take', { hallId: otherHall })).toBe(false);
    expect(isGranted(grants, 'queue.serve', { hallId, windowId })).toBe(false);
  });

  it('lets a pad rate at its window', () => {
    const grants = grantsOfDeviceKind('pad', { kind: 'window', hallId, windowId });
    expect(isGranted(grants, 'evaluation.give', { hallId, windowId })).toBe(true);
    expect(isGranted(grants, 'evaluation.give', { hallId, windowId: 'window-4' as WindowId })).toBe(false);
  });

  it.each(['board', 'strip', 'printer'] as const)('gives a %s nothing', (kind) => {
    expect(grantsOfDeviceKind(kind, { kind: 'window', hallId, windowId })).toEqual([]);
  });
});
