import { describe, expect, it } from 'vitest';
import type { GroupId } from '../../../../registers/places/wire.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import type { TicketId, TicketState, TicketView, WindowId, WindowState } from '../../wire.ts';
import { deskKeyHelp, deskKeys, type DeskAct } from './desk-keys.ts';
import { offers, seat, type DeskView, type Offers } from './offers.ts';

const me = 'me' as PersonId;
const windowId = 'window-3' as WindowId;

const ticket = (state: TicketState): TicketView => ({
  ticketId: 'ticket' as TicketId,
  number: 'A012',
  groupId: 'group' as GroupId,
  groupName: '综合',
  matterCode: null,
  matterName: null,
  further: [],
  done: [],
  priority: 'ordinary',
  state,
  takenAt: 0,
  firstCalledAt: null,
  calledAt: null,
  servingSince: null,
  parkedSince: null,
  calls: 1,
  windowId,
  windowNumber: '3',
  forWindowId: null,
});

const open: WindowState['desk'] = {
  state: 'open',
  clerkId: me,
  clerkName: '王芳',
  since: 0,
  pausedSince: null,
  pausedUntil: null,
  backAt: null,
};
const closed: WindowState['desk'] = {
  state: 'closed',
  clerkId: null,
  clerkName: null,
  since: null,
  pausedSince: null,
  pausedUntil: null,
  backAt: null,
};

function desk(more: Partial<WindowState> = {}, view: Partial<DeskView> = {}): Offers {
  const state: WindowState = {
    windowId,
    number: '3',
    name: '综合受理',
    desk: open,
    current: null,
    left: [],
    parked: [ticket('parked')],
    missed: [ticket('missed')],
    waiting: [],
    waitingCount: 5,
    priorityCount: 0,
    wait: null,
    expectedServiceMinutes: null,
    servedToday: 0,
    closesAt: null,
    pauses: [],
    phrases: [],
    mustConfirmNumber: true,
    ...more,
  };
  return offers({ state, me, connection: 'live', mayRecycle: true, ...view });
}

const all = ({ next, beside, callChosen, resume, recycle }: Offers) => [next, ...beside, callChosen, resume, recycle];
/** The acts that can be pressed, in the order of the desk. */
const pressable = (offered: Offers): DeskAct[] =>
  all(offered)
    .filter(({ unavailable }) => unavailable === undefined)
    .map(({ act }) => act);

describe('what can be done follows from who is at the window', () => {
  it('a closed window can be opened, and missed tickets be put back', () =>
    expect(pressable(desk({ desk: closed }))).toEqual(['open', 'recycle']));

  it('an open window with nobody in hand calls, takes up what was parked, or is left', () =>
    expect(pressable(desk())).toEqual(['call-next', 'away', 'close', 'call-chosen', 'resume', 'recycle']));

  it('with nobody waiting there is nobody to call', () => {
    const offered = desk({ waitingCount: 0, parked: [], missed: [] });
    expect(pressable(offered)).toEqual(['away', 'close']);
    expect(offered.next.unavailable).toBe('没有人等候，有新号会自动出现');
  });

  it('dongsheng.queue.2.2.1.2: service begins only when the number is confirmed', () =>
    expect(pressable(desk({ current: ticket('called') }))).toEqual([
      'confirm',
      'recall',
      'no-show',
      'park',
      'transfer',
      'recycle',
    ]));

  it('where the hall does not ask for the number, one key finishes and calls', () => {
    const offered = desk({ current: ticket('called'), mustConfirmNumber: false });
    expect(pressable(offered)).toEqual([
      'finish-and-next',
      'confirm',
      'recall',
      'no-show',
      'park',
      'transfer',
      'finish',
      'recycle',
    ]);
  });

  it('a visitor being served is finished, parked or transferred', () =>
    expect(pressable(desk({ current: ticket('serving') }))).toEqual([
      'finish-and-next',
      'park',
      'transfer',
      'finish',
      'recycle',
    ]));

  it('while something is left of a visit, the same keys lead on: to the next matter, and to all that is left', () => {
    const matter = { groupId: 'b' as GroupId, groupName: '社保', matterCode: 'card', matterName: '社保卡' };
    const current = { ...ticket('serving'), further: [matter] };
    const left = (isServedHere: boolean) => desk({ current, left: [{ ...matter, isServedHere }] });
    expect(pressable(left(true))).toEqual(['go-on', 'park', 'transfer', 'matters', 'recycle']);
    expect(left(true).next).toEqual({ act: 'go-on', label: '完成，办下一件', keyName: 'F2' });
    expect(left(false).next).toEqual({ act: 'go-on', label: '完成，转下一组', keyName: 'F2' });
    expect(left(true).beside.find(({ act }) => act === 'matters')).toEqual({
      act: 'matters',
      label: '其余 1 件事项',
      keyName: 'Shift+F2',
    });
  });

  it('a matter can be added for the visitor in hand', () => {
    expect(desk({ current: ticket('serving') }).addMatter.unavailable).toBeUndefined();
    expect(desk().addMatter.unavailable).toBe('手上没有号');
  });

  it('the last visitor of the line is finished by the same key', () =>
    expect(desk({ current: ticket('serving'), waitingCount: 0 }).next).toEqual({
      act: 'finish-and-next',
      label: '完成并叫下一位',
      keyName: 'F2',
    }));

  it('from a short absence the way back is one key', () => {
    const offered = desk({ desk: { ...open, state: 'paused', pausedUntil: 1 } });
    expect(pressable(offered)).toEqual(['return', 'close', 'recycle']);
    expect(offered.next).toEqual({ act: 'return', label: '返回岗位', keyName: 'F11' });
  });
});

describe('what cannot be done says why', () => {
  it('with a visitor in hand nobody leaves or takes another', () => {
    const offered = desk({ current: ticket('serving') });
    const reasons = all(offered).filter(({ act }) => ['away', 'close', 'call-chosen', 'resume'].includes(act));
    expect(reasons.map(({ unavailable }) => unavailable)).toEqual(Array(4).fill('请先完成、暂存或转移手上的号'));
  });

  it.each([
    ['lost', '与服务器的连接中断，恢复后即可操作'],
    ['signed-out', '登录已结束，请重新登录'],
    ['denied', '您已不能在本窗口办理，请联系值班负责人'],
  ] as const)('without a connection (%s) nothing can be pressed, whatever else is so', (connection, why) => {
    for (const current of [null, ticket('called'), ticket('serving')]) {
      const offered = desk({ current }, { connection });
      expect(pressable(offered)).toEqual([]);
      expect(new Set(all(offered).map(({ unavailable }) => unavailable))).toEqual(new Set([why]));
    }
  });

  it('who may not put a missed ticket back is told who can', () =>
    expect(desk({}, { mayRecycle: false }).recycle.unavailable).toBe('您的岗位不能恢复过号，请联系导办台'));
});

describe('a window is mine, free, or somebody else’s', () => {
  it.each([
    [open, 'mine'],
    [{ ...open, clerkId: 'other' as PersonId }, 'taken'],
    [{ ...open, state: 'paused', clerkId: 'other' as PersonId }, 'taken'],
    [closed, 'free'],
  ] as const)('%#', (one, whose) => {
    const state = { desk: one } as WindowState;
    expect(seat(state, me)).toBe(whose);
  });
});

describe('the keys stay where the hand expects them', () => {
  const situations: Partial<WindowState>[] = [
    {},
    { desk: closed },
    { desk: { ...open, state: 'paused' } },
    { current: ticket('called') },
    { current: ticket('serving') },
    { waitingCount: 0, parked: [], missed: [] },
  ];

  it.each(situations)('the same keys in the same order: %o', (more) =>
    expect(desk(more).beside.map(({ act }) => act)).toEqual(['recall', 'no-show', 'park', 'transfer', 'finish', 'away', 'close']),
  );

  it.each(situations)('no key stands on two buttons at once: %o', (more) => {
    for (const mustConfirmNumber of [true, false]) {
      const keys = all(desk({ ...more, mustConfirmNumber })).flatMap(({ keyName }) => keyName ?? []);
      expect(keys).toHaveLength(new Set(keys).size);
    }
  });

  it('every key is in the help', () => {
    const helped = new Set(deskKeyHelp.map(({ keyName }) => keyName));
    for (const key of Object.values(deskKeys)) expect(helped).toContain(key);
  });
});
