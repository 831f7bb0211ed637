import { describe, expect, it } from 'vitest';
import type { AreaId, HallId, WindowId } from './ids.ts';
import { isGranted, reaches, type Place, type PlaceScope } from './place.ts';

const hallId = 'hall-1' as HallId;
const otherHall = 'hall-2' as HallId;
const areaId = 'area-1' as AreaId;
const windowId = 'window-3' as WindowId;

const scopes: Record<string, PlaceScope> = {
  jurisdiction: { kind: 'jurisdiction' },
  hall: { kind: 'hall', hallId },
  area: { kind: 'area', hallId, areaId },
  window: { kind: 'window', hallId, windowId },
};

const places: Record<string, Place> = {
  'the jurisdiction': {},
  'the hall': { hallId },
  'another hall': { hallId: otherHall },
  'the area': { hallId, areaId },
  'another area': { hallId, areaId: 'area-2' as AreaId },
  'the window, in the area': { hallId, areaId, windowId },
  'the window, in no area': { hallId, windowId },
  'another window of the area': { hallId, areaId, windowId: 'window-4' as WindowId },
  // Ids never repeat, so this cannot be; if it could, the hall would still decide.
  'a window of that id in another hall': { hallId: otherHall, windowId },
};

describe('where a permission reaches', () => {
  it.each([
    ['jurisdiction', Object.keys(places)],
    [
      'hall',
      ['the hall', 'the area', 'another area', 'the window, in the area', 'the window, in no area', 'another window of the area'],
    ],
    ['area', ['the area', 'the window, in the area', 'another window of the area']],
    ['window', ['the window, in the area', 'the window, in no area']],
  ])('%s: %j', (scope, expected) => {
    expect(Object.keys(places).filter((place) => reaches(scopes[scope]!, places[place]!))).toEqual(expected);
  });
});

describe('what a person may do', () => {
  const grants = [
    { action: 'queue.serve', scope: scopes['window']! },
    { action: 'queue.watch', scope: scopes['hall']! },
  ];

  it('is one action at one place: the place of another action does not help', () => {
    expect(isGranted(grants, 'queue.serve', { hallId, windowId })).toBe(true);
    expect(isGranted(grants, 'queue.serve', { hallId })).toBe(false);
    expect(isGranted(grants, 'queue.watch', { hallId })).toBe(true);
  });

  it('is not a part of a name', () => {
    expect(isGranted(grants, 'queue', { hallId, windowId })).toBe(false);
    expect(isGranted(grants, 'queue.serve.all', { hallId, windowId })).toBe(false);
  });

  it('is nothing without a grant', () => {
    expect(isGranted([], 'queue.serve', { hallId, windowId })).toBe(false);
  });
});
