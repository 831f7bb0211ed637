import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../kernel/decision.ts';
import { day, instant } from '../../../kernel/day.ts';
import type { DepartmentId, HallId, Id, TicketId, WindowId } from '../../../kernel/ids.ts';
import { lawAlone } from '../../../kernel/policy.ts';
import { wording } from '../wording.ts';
import * as acts from './acts.ts';
import { closeDesk, openDesk, pauseDesk, resumeDesk, type Desk, type Shift } from './desk.ts';
import { phrasesFor } from './phrases.ts';
import { queuePolicy } from './policy.ts';
import { takeRefusals, type Asking } from './take.ts';
import type { Standing, Ticket } from './ticket.ts';
import type { GroupId, QueueId } from './words.ts';

const hallId = 'hall' as HallId;
const w1 = 'w1' as WindowId;
const w2 = 'w2' as WindowId;
const t1 = 't1' as TicketId;
const me = { actor: 'person:me', leads: false };
const lead = { actor: 'person:lead', leads: true };
const reason = { sealed: 's' as Id<'sealed'>, digest: 'd' };
const plain = queuePolicy(lawAlone);
const dongsheng = queuePolicy({ ...lawAlone, documents: ['dongsheng'] });
const dafan = queuePolicy({ ...lawAlone, documents: ['dafan'] });

const open: Shift = { state: 'open', clerk: 'person:me', since: instant(0) };
const paused: Shift = {
  ...open,
  state: 'paused',
  pausedAt: instant(1_000),
  pausedUntil: instant(61_000),
  because: 'short-absence',
};
const desk = (shift: Shift = open, current: TicketId | null = null, run = 0): Desk => ({
  hallId,
  windowId: w1,
  shift,
  current,
  run,
});
const ticket = (now: Standing): Ticket => ({
  hallId,
  day: day('2026-09-22'),
  series: 'A',
  no: 12,
  groupId: 'a' as GroupId,
  matterCode: null,
  further: [],
  done: [],
  priority: 'ordinary',
  followCode: 'code',
  visitor: null,
  identity: 'none',
  takenAt: instant(0),
  place: { queueId: 'a' as QueueId, lane: 'priority', rank: 1, arrived: 'arrival', forWindowId: null },
  calls: 1,
  firstCalledAt: instant(1_000),
  calledAt: instant(1_000),
  because: 'earlier',
  served: 0,
  now,
});
const found = (now: Standing): acts.Found => ({ ticketId: t1, ticket: ticket(now) });
const waiting = found({ state: 'waiting' });
const called = found({ state: 'called', windowId: w1 });
const serving = found({ state: 'serving', windowId: w1, since: instant(1_000) });
const parked = found({ state: 'parked', windowId: w1, since: instant(1_000) });
const missed = found({ state: 'missed', windowId: w1 });
const finished = found({ state: 'finished', windowId: w1, at: instant(1_000) });
const left = found({ state: 'left', at: instant(1_000), because: 'own-word' });

const codes = (decision: Decision<object>): string[] =>
  decision.outcome === 'refused' ? decision.refusals.map((refusal) => refusal.code) : [];
const fact = (decision: Decision<{ type: string }>): object | undefined =>
  decision.outcome === 'decided' ? decision.facts[0] : undefined;

describe('calling the next visitor', () => {
  it('says why this one, and counts the privileged calls in a row', () => {
    expect(fact(acts.callNext(desk(open, null, 1), me, waiting, null, plain))).toEqual({
      type: 'TicketCalled',
      hallId,
      windowId: w1,
      because: 'priority',
      runBefore: 1,
      runAfter: 2,
      reason: null,
    });
  });

  it('an ordinary visitor who is called out of turn takes nobody’s turn; a privileged one counts', () => {
    const ordinary: acts.Found = {
      ticketId: t1,
      ticket: { ...waiting.ticket, place: { ...waiting.ticket.place, lane: 'ordinary' } },
    };
    const reason = { sealed: 's', digest: 'd' } as never;
    const after = (one: acts.Found) => fact(acts.callChosen(desk(open, null, 2), me, one, true, reason, plain));
    expect(after(ordinary)).toMatchObject({ because: 'chosen', runBefore: 2, runAfter: 2 });
    expect(after(waiting)).toMatchObject({ because: 'chosen', runBefore: 2, runAfter: 3 });
  });

  it.each<[string, Desk, typeof me, acts.Found, TicketId | null, string[]]>([
    ['a closed window', desk({ state: 'closed' }), me, waiting, null, ['desk-closed']],
    ['another’s window', desk({ ...open, clerk: 'person:other' }), me, waiting, null, ['desk-held-by-another']],
    ['a paused window', desk(paused), me, waiting, null, ['desk-paused']],
    ['a window with a visitor', desk(open, t1), me, waiting, null, ['another-visitor-at-window']],
    ['a window whose visitor leaves with the same command', desk(open, t1), me, waiting, t1, []],
    [
      'several reasons at once, all told',
      desk(paused, t1),
      me,
      called,
      null,
      ['desk-paused', 'another-visitor-at-window', 'ticket-is-called'],
    ],
  ])('%s', (_, at, by, next, finishing, expected) => {
    expect(codes(acts.callNext(at, by, next, finishing, plain))).toEqual(expected);
  });
});

describe('acts on a ticket: what is refused, and why', () => {
  const elsewhere = (one: acts.Found): acts.Found => ({
    ...one,
    ticket: { ...one.ticket, now: { ...one.ticket.now, windowId: w2 } as Standing },
  });
  const to = { queueId: 'b' as QueueId, lane: 'ordinary', rank: 1, arrived: 'transfer', forWindowId: null } as const;
  const group: acts.Target = { kind: 'group', groupId: 'b' as GroupId, inUse: true, isServed: true };

  const department: acts.Target = { kind: 'department', departmentId: 'd' as DepartmentId, inUse: true };

  it.each<[string, Decision<object>, string[]]>([
    ['recall: one that waits', acts.recall(desk(), me, waiting, plain), ['ticket-is-waiting']],
    ['recall: one at another window', acts.recall(desk(), me, elsewhere(called), plain), ['not-at-this-window']],
    ['recall', acts.recall(desk(open, t1), me, called, plain), []],
    ['start: one that is served already', acts.startService(desk(open, t1), me, serving, plain), ['ticket-is-serving']],
    ['start', acts.startService(desk(open, t1), me, called, plain), []],
    ['no-show: one that is being served', acts.noShow(desk(open, t1), me, serving, plain), ['ticket-is-serving']],
    ['no-show', acts.noShow(desk(open, t1), me, called, plain), []],
    ['finish: one that is parked', acts.finish(desk(), me, parked, instant(2_000), null, plain), ['ticket-is-parked']],
    ['finish: one that has ended', acts.finish(desk(), me, finished, instant(2_000), null, plain), ['ticket-is-finished']],
    ['finish', acts.finish(desk(open, t1), me, serving, instant(2_000), null, plain), []],
    ['park: one that waits', acts.park(desk(), me, waiting, reason, plain), ['ticket-is-waiting']],
    ['park', acts.park(desk(open, t1), me, serving, reason, plain), []],
    [
      'resume: while another stands there',
      acts.resume(desk(open, 't2' as TicketId), me, parked, plain),
      ['another-visitor-at-window'],
    ],
    ['resume: at another window', acts.resume(desk(), me, elsewhere(parked), plain), ['not-at-this-window']],
    ['resume: while the window pauses', acts.resume(desk(paused), me, parked, plain), ['desk-paused']],
    ['resume', acts.resume(desk(), me, parked, plain), []],
    ['choose: one that is called', acts.callChosen(desk(), me, called, true, reason, plain), ['ticket-is-called']],
    [
      'choose: one this window may not serve',
      acts.callChosen(desk(), me, missed, false, reason, plain),
      ['window-does-not-serve'],
    ],
    ['choose: one that was missed', acts.callChosen(desk(), me, missed, true, reason, plain), []],
    ['recycle: one that waits', acts.recycle(waiting, to, plain), ['ticket-is-waiting']],
    ['recycle', acts.recycle(missed, to, plain), []],
    ['leave: one that is being served', acts.leave(serving, plain), ['ticket-is-serving']],
    ['leave: one that has left', acts.leave(left, plain), ['ticket-is-left']],
    ['leave', acts.leave(missed, plain), []],
    ['transfer: one that waits', acts.transfer(desk(), me, waiting, group, to, null, plain), ['ticket-is-waiting']],
    [
      'transfer: to a window that is not there',
      acts.transfer(desk(), me, serving, { kind: 'window', windowId: w2, inUse: false }, to, null, plain),
      ['window-not-in-use'],
    ],
    [
      'transfer: to itself',
      acts.transfer(desk(), me, serving, { kind: 'window', windowId: w1, inUse: true }, to, null, plain),
      ['transfer-to-itself'],
    ],
    [
      'transfer: to a group that no window serves',
      acts.transfer(desk(), me, serving, { ...group, isServed: false }, to, null, plain),
      ['group-not-served'],
    ],
    ['transfer', acts.transfer(desk(), me, serving, group, to, null, plain), []],
    [
      'transfer: to a department without a window here',
      acts.transfer(desk(), me, serving, { ...department, inUse: false }, to, null, plain),
      ['department-not-in-use'],
    ],
    ['transfer: to a department', acts.transfer(desk(), me, serving, department, to, null, plain), []],
  ])('%s', (_, decision, expected) => {
    expect(codes(decision)).toEqual(expected);
  });

  it('names the number as it was printed', () => {
    const decision = acts.recall(desk(), me, waiting, plain);
    expect(decision).toMatchObject({ refusals: [{ values: { number: 'A012' } }] });
  });

  it('ends at night what has not ended, and nothing else', () => {
    for (const one of [waiting, called, serving, parked, missed])
      expect(acts.lapse(one)).toMatchObject({ facts: [{ type: 'TicketLapsed' }] });
    expect(acts.lapse(finished)).toBeUndefined();
    expect(acts.lapse(left)).toBeUndefined();
  });
});

describe('dongsheng.queue.2.2.1.2: service begins only when the number was asked for', () => {
  it('refuses to end what never began', () => {
    expect(codes(acts.finish(desk(open, t1), me, called, instant(2_000), null, dongsheng))).toEqual(['number-not-confirmed']);
    expect(codes(acts.finish(desk(open, t1), me, serving, instant(2_000), null, dongsheng))).toEqual([]);
  });

  it('a hall that has not adopted it counts service from the call', () => {
    expect(fact(acts.finish(desk(open, t1), me, called, instant(61_000), null, plain))).toMatchObject({ served: 60_000 });
  });

  it('shows the phrase to the clerk, and to nobody where it is not adopted', () => {
    const moment = { visitor: 'called', waitedMinutes: 30, waiting: 3, hasParked: false } as const;
    expect(phrasesFor(moment, dongsheng)).toEqual([{ text: '您好，请问您多少号？', clause: 'dongsheng.queue.2.2.1.2' }]);
    expect(phrasesFor(moment, plain)).toEqual([]);
  });
});

describe('dongsheng.queue.2.2.1.3: when many wait, the clerk asks to wait and thanks', () => {
  it.each([
    [14, []],
    [15, ['dongsheng.queue.2.2.1.3']],
  ])('%d waiting', (waitingNow, clauses) => {
    const moment = { visitor: null, waitedMinutes: 0, waiting: waitingNow, hasParked: false };
    expect(phrasesFor(moment, dongsheng).map((phrase) => phrase.clause)).toEqual(clauses);
  });
});

describe('dongsheng.queue.2.2.1.4: after a long wait the clerk excuses it', () => {
  it.each([
    [20, []],
    [21, ['对不起，让您久等了，请问您要办什么业务？']],
  ])('after %d minutes', (waitedMinutes, texts) => {
    const moment = { visitor: 'serving', waitedMinutes, waiting: 0, hasParked: false } as const;
    expect(phrasesFor(moment, dongsheng).map((phrase) => phrase.text)).toEqual(texts);
  });
});

describe('zhongyang.queue.2.3: several tasks at once are responded to in a reasonable manner', () => {
  it('a visit can be parked for a side inquiry and taken up again at the same window', () => {
    expect(fact(acts.park(desk(open, t1), me, serving, reason, plain))).toMatchObject({ type: 'ServiceParked', reason });
    expect(fact(acts.resume(desk(), me, parked, plain))).toMatchObject({ type: 'ServiceResumed' });
  });

  it('dongsheng.queue.2.2.1.5: the parked client is asked to wait a moment', () => {
    const moment = { visitor: null, waitedMinutes: 0, waiting: 0, hasParked: true };
    expect(phrasesFor(moment, dongsheng).map((phrase) => phrase.clause)).toEqual(['dongsheng.queue.2.2.1.5']);
  });
});

describe('a window’s shift', () => {
  const queues = ['a' as QueueId];

  it.each<[string, Decision<object>, string[]]>([
    ['open', openDesk(desk({ state: 'closed' }), me, queues), []],
    ['open twice', openDesk(desk(), me, queues), ['desk-open-already']],
    ['open another’s', openDesk(desk({ ...open, clerk: 'person:other' }), me, queues), ['desk-held-by-another']],
    ['a lead takes it over', openDesk(desk(), lead, queues), []],
    ['a lead takes it over while a visitor stands there', openDesk(desk(open, t1), lead, queues), ['visitor-at-window']],
    ['close', closeDesk(desk(), me), []],
    ['close with a visitor', closeDesk(desk(open, t1), me), ['visitor-at-window']],
    ['close another’s', closeDesk(desk({ ...open, clerk: 'person:other' }), me), ['desk-held-by-another']],
    ['a lead closes it', closeDesk(desk(), lead), []],
    ['close a closed one', closeDesk(desk({ state: 'closed' }), lead), ['desk-closed']],
    ['come back', resumeDesk(desk(paused), me, instant(31_000)), []],
    ['come back without having been away', resumeDesk(desk(), me, instant(31_000)), ['desk-not-paused']],
  ])('%s', (_, decision, expected) => {
    expect(codes(decision)).toEqual(expected);
  });

  it('tells how long the clerk was away', () => {
    expect(fact(resumeDesk(desk(paused), me, instant(31_000)))).toMatchObject({ type: 'DeskResumed', away: 30_000 });
  });
});

describe('xuchang.attendance.4.2.2c: a short absence lasts at most 15 minutes', () => {
  const pause = (minutes: number, waived: string[] = []) =>
    pauseDesk(desk(), me, { minutes, because: 'short-absence', at: instant(0) }, 0, plain, new Set(waived));

  it.each([
    [15, []],
    [16, ['pause-too-long']],
  ])('%d minutes', (minutes, expected) => {
    expect(codes(pause(minutes))).toEqual(expected);
  });

  it('ends at its time', () => {
    expect(fact(pause(15))).toMatchObject({ type: 'DeskPaused', until: 900_000 });
  });

  it('a longer one needs a reason from who may give it', () => {
    expect(pause(30, ['pause-too-long'])).toMatchObject({
      outcome: 'decided',
      setAside: [{ code: 'pause-too-long', waivableBy: 'queue.manage' }],
    });
  });

  it('a meal has no such limit, but the window must be free', () => {
    const meal = (at: Desk) => pauseDesk(at, me, { minutes: 60, because: 'meal', at: instant(0) }, 3, plain, new Set());
    expect(codes(meal(desk()))).toEqual([]);
    expect(codes(meal(desk(open, t1)))).toEqual(['visitor-at-window']);
    expect(codes(meal(desk(paused)))).toEqual(['desk-paused-already']);
  });
});

describe('dafan.queue.14.14b: if clients are waiting, they are served first', () => {
  const work = (waitingNow: number, policy: typeof plain) =>
    codes(pauseDesk(desk(), me, { minutes: 10, because: 'internal-work', at: instant(0) }, waitingNow, policy, new Set()));

  it.each([
    [0, []],
    [1, ['visitors-waiting']],
  ])('with %d waiting, internal work', (waitingNow, expected) => {
    expect(work(waitingNow, dafan)).toEqual(expected);
  });

  it('is not regulated where dafan is not adopted', () => {
    expect(work(5, plain)).toEqual([]);
  });
});

describe('xuchang.queue.3.2: a business goes only to a window whose type and matters allow it', () => {
  const asking: Asking = { priority: 'ordinary', by: 'device', isOpen: true, matter: 'handled-here', group: 'served' };

  it.each<[string, Partial<Asking>, string[]]>([
    ['a matter of this hall', {}, []],
    ['a matter that nobody knows', { matter: 'unknown', group: 'none' }, ['matter-not-known']],
    ['a matter of another hall', { matter: 'handled-elsewhere', group: 'none' }, ['matter-handled-elsewhere']],
    ['a matter of another group', { matter: 'of-another-group' }, ['matter-of-another-group']],
    ['a group that no window serves', { group: 'not-served' }, ['group-not-served']],
    ['a group that is not in use', { group: 'not-in-use' }, ['group-not-in-use']],
    [
      'outside the hours, and all else that is wrong',
      { isOpen: false, group: 'not-served' },
      ['hall-not-open', 'group-not-served'],
    ],
    ['a priority that the visitor may choose', { priority: 'elderly' }, []],
    ['a priority for staff, at the kiosk', { priority: 'urgent' }, ['priority-needs-staff']],
    ['the same from a guide', { priority: 'urgent', by: 'person' }, []],
  ])('%s', (_, change, expected) => {
    expect(takeRefusals({ ...asking, ...change }, plain).map((refusal) => refusal.code)).toEqual(expected);
  });

  it('offers no priority that the hall does not have', () => {
    const few = queuePolicy({ ...lawAlone, overrides: { 'queue.priorities': ['elderly'] } });
    const by = 'person' as const;
    expect(takeRefusals({ ...asking, by, priority: 'urgent' }, few).map((one) => one.code)).toEqual(['priority-not-offered']);
    expect(takeRefusals({ ...asking, by, priority: 'elderly' }, few)).toEqual([]);
  });
});

it('every refusal code of the rules has a sentence, and no sentence is left over', () => {
  const files = ['acts', 'desk', 'left-over', 'take', 'visit']
    .map((name) => readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8'))
    .join('\n');
  const said = [...files.matchAll(/refuse(?:UnlessWaived)?\((?:'queue\.manage', )?'([a-z-]+)'/g)].map((match) => match[1]!);
  const states = ['waiting', 'called', 'serving', 'parked', 'missed', 'finished', 'left'].map((state) => `ticket-is-${state}`);
  const targets = ['window-not-in-use', 'group-not-in-use', 'department-not-in-use'];
  expect([...new Set([...said, ...states, ...targets])].toSorted()).toEqual(Object.keys(wording).toSorted());
});
