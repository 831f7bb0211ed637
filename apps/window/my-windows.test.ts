import { describe, expect, it } from 'vitest';
import type { AreaId, HallId, WindowId } from '../../kernel/ids.ts';
import type { Grant } from '../../kernel/place.ts';
import type { WindowView } from '../../registers/places/wire.ts';
import { mayServeIn, myWindows, pathOf, placeOf } from './my-windows.ts';

const hallId = '01990000-0000-7000-8000-000000000001' as HallId;
const otherHall = '01990000-0000-7000-8000-000000000002' as HallId;
const area = 'area' as AreaId;

const window = (number: number, more: Partial<WindowView> = {}): WindowView => ({
  windowId: `window-${number}` as WindowId,
  hallId,
  number,
  name: '综合受理',
  secondName: null,
  areaId: null,
  areaName: null,
  departmentId: null,
  types: [],
  middayDuty: false,
  groupIds: [],
  matterCodes: [],
  state: 'in-use',
  ...more,
});
const windows = [window(10), window(2, { areaId: area }), window(3, { state: 'closed' })];
const serve = (scope: Grant['scope']): Grant => ({ action: 'queue.serve', scope });
const numbers = (grants: Grant[]) => myWindows(grants, windows).map(({ number }) => number);

describe('my windows are those in use where I may serve, by number', () => {
  it('in the whole jurisdiction', () => expect(numbers([serve({ kind: 'jurisdiction' })])).toEqual([2, 10]));
  it('in a hall', () => expect(numbers([serve({ kind: 'hall', hallId })])).toEqual([2, 10]));
  it('in an area', () => expect(numbers([serve({ kind: 'area', hallId, areaId: area })])).toEqual([2]));
  it('at a window', () => expect(numbers([serve({ kind: 'window', hallId, windowId: 'window-10' as WindowId })])).toEqual([10]));
  it('another permission opens none', () =>
    expect(numbers([{ action: 'queue.watch', scope: { kind: 'jurisdiction' } }])).toEqual([]));
  it('nor does another hall', () => expect(numbers([serve({ kind: 'hall', hallId: otherHall })])).toEqual([]));
});

describe('my halls are those that a grant to serve reaches into', () => {
  it.each([
    [serve({ kind: 'jurisdiction' }), true],
    [serve({ kind: 'window', hallId, windowId: 'window-2' as WindowId }), true],
    [serve({ kind: 'hall', hallId: otherHall }), false],
    [{ action: 'queue.watch', scope: { kind: 'hall', hallId } }, false],
  ] satisfies [Grant, boolean][])('%#', (grant, may) => expect(mayServeIn([grant], hallId)).toBe(may));
});

describe('the window stands in the address, so that a reload finds it', () => {
  const place = { hallId, windowId: '01990000-0000-7000-8000-000000000303' as WindowId };
  it('there and back', () => expect(placeOf(pathOf(place))).toEqual(place));
  it.each(['/window', '/window/', '/window/3', '/window/x/y', '/sign-in'])('%s names none', (path) =>
    expect(placeOf(path)).toBeUndefined(),
  );
});
