import { describe, expect, it } from 'vitest';
import type { GroupId } from '../../registers/places/wire.ts';
import type { MatterLine } from '../../registers/catalogue/wire.ts';
import { choiceWords, nothingSaid, ticketFor, withChoice, withoutChoice, type Basket } from './basket.ts';
import type { Choice } from './steps.ts';

const choice = (code: string | undefined, group = 'a'): Choice => ({
  groupId: group as GroupId,
  groupName: '综合',
  matter: code === undefined ? undefined : ({ code, shortName: `办${code}` } as MatterLine),
});
const shop = choice('1');
const card = choice('2', 'b');
const anyA = choice(undefined);
const anyB = choice(undefined, 'b');

describe('a visitor who comes for several things', () => {
  it('chooses each of them once', () => {
    const all = [shop, card, choice('1', 'b'), anyA, anyB, anyA].reduce(withChoice, [] as Basket);
    expect(all).toEqual([shop, card, anyA, anyB]);
    expect(withoutChoice(all, choice('2'))).toEqual([shop, anyA, anyB]);
    expect(withoutChoice(all, anyB)).toEqual([shop, card, anyA]);
  });

  it('takes one number for all of them', () => {
    expect(ticketFor([shop, card, anyB], { priority: 'elderly', name: ' 李秀英 ' })).toEqual({
      matterCode: '1',
      further: [{ matterCode: '2' }, { groupId: 'b' }],
      priority: 'elderly',
      name: '李秀英',
    });
  });

  it('and for one thing asks for no more than that', () => {
    expect(ticketFor([shop], nothingSaid)).toEqual({ matterCode: '1', priority: 'ordinary' });
    expect(ticketFor([anyA], nothingSaid)).toEqual({ groupId: 'a', priority: 'ordinary' });
    expect(() => ticketFor([], nothingSaid)).toThrow(RangeError);
  });

  it('reads them in everyday words', () => {
    expect([shop, anyA].map(choiceWords)).toEqual(['办1', '综合业务']);
  });
});
