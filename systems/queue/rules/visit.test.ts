import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, instant } from '../../../kernel/day.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { HallId, Id, TicketId, WindowId } from '../../../kernel/ids.ts';
import { lawAlone } from '../../../kernel/policy.ts';
import { finish, type Found } from './acts.ts';
import type { Desk } from './desk.ts';
import type { MatterOfVisit, Place, Stamped, TicketFact, Undone } from './facts.ts';
import { queuePolicy } from './policy.ts';
import { takeRefusals, type AskedMatter, type Asking } from './take.ts';
import { foldTicket, type Standing, type Ticket } from './ticket.ts';
import { addMatter, dropMatters, finishMatter, inVisitOrder, nextOfVisit, type GoingOn } from './visit.ts';
import type { GroupId, QueueId } from './words.ts';

const hallId = 'hall' as HallId;
const w1 = 'w1' as WindowId;
const w2 = 'w2' as WindowId;
const w3 = 'w3' as WindowId;
const me = { actor: 'person:me', leads: false };
const a = 'a' as GroupId;
const b = 'b' as GroupId;
const reason = { sealed: 's' as Id<'sealed'>, digest: 'd' };
const policy = queuePolicy(lawAlone);
const confirming = queuePolicy({ ...lawAlone, documents: ['dongsheng'] });

const matter = (matterCode: string, groupId = a): MatterOfVisit => ({ matterCode, groupId });
const card = matter('card');
const licence = matter('licence');
const pension = matter('pension', b);
const justB: MatterOfVisit = { matterCode: null, groupId: b };

const place: Place = { queueId: 'a' as QueueId, lane: 'ordinary', rank: 10, arrived: 'arrival', forWindowId: null };
const inB: Place = { ...place, queueId: 'b' as QueueId, arrived: 'transfer' };
const ticket = (now: Standing, further: readonly MatterOfVisit[]): Ticket => ({
  hallId,
  day: day('2026-09-22'),
  series: 'A',
  no: 12,
  ...card,
  further,
  done: [],
  priority: 'ordinary',
  followCode: 'code',
  visitor: null,
  identity: 'none',
  takenAt: instant(0),
  place,
  calls: 1,
  firstCalledAt: instant(1_000),
  calledAt: instant(1_000),
  because: 'earlier',
  served: 0,
  now,
});
const serving: Standing = { state: 'serving', windowId: w1, since: instant(2_000) };
const found = (further: readonly MatterOfVisit[], now: Standing = serving): Found => ({
  ticketId: 't' as TicketId,
  ticket: ticket(now, further),
});
const desk: Desk = {
  hallId,
  windowId: w1,
  shift: { state: 'open', clerk: 'person:me', since: instant(0) },
  current: 't' as TicketId,
  run: 0,
};
const codes = (decision: Decision<object>): string[] =>
  decision.outcome === 'refused' ? decision.refusals.map((refusal) => refusal.code) : [];
const fact = (decision: Decision<object>): object | undefined => (decision.outcome === 'decided' ? decision.facts[0] : undefined);

describe('the order in which several matters are done', () => {
  const windows: Record<string, readonly WindowId[]> = {
    card: [w1, w2],
    licence: [w1],
    pension: [w3],
    tax: [w2],
    seal: [w3, w1],
  };
  const windowsOf = ({ matterCode }: MatterOfVisit) => windows[matterCode!] ?? [];
  const names = (order: readonly MatterOfVisit[]) => order.map((one) => one.matterCode);

  it.each<[string, string[], string[]]>([
    // chosen first, what else, the order of that
    ['card', ['licence'], ['licence']],
    // The window that does cards does licences too: the pension waits until the visitor has to get up.
    ['card', ['pension', 'licence'], ['licence', 'pension']],
    // Of two that could follow, the one chosen before.
    ['card', ['tax', 'licence'], ['tax', 'licence']],
    // After the licence only window 1 is common to both, and it does seals too.
    ['card', ['pension', 'licence', 'seal'], ['licence', 'seal', 'pension']],
    // Nothing in common: as it was chosen.
    ['licence', ['pension', 'tax'], ['pension', 'tax']],
    // Where nobody serves it, it keeps its place behind.
    ['card', ['unknown', 'licence'], ['licence', 'unknown']],
    ['card', [], []],
  ])('%s, then %j: %j', (first, further, expected) => {
    expect(
      names(
        inVisitOrder(
          matter(first),
          further.map((one) => matter(one)),
          windowsOf,
        ),
      ),
    ).toEqual(expected);
  });

  it('loses none and repeats none', () => {
    const some = fc.uniqueArray(fc.constantFrom('licence', 'pension', 'tax', 'seal', 'unknown'));
    fc.assert(
      fc.property(some, (further) => {
        const order = names(
          inVisitOrder(
            card,
            further.map((one) => matter(one)),
            windowsOf,
          ),
        );
        expect([...order].toSorted()).toEqual([...further].toSorted());
      }),
    );
  });

  it('at a window is first what that window can do', () => {
    expect(nextOfVisit([pension, licence], ({ groupId }) => groupId === a)).toEqual(licence);
    expect(nextOfVisit([pension, licence], () => false)).toEqual(pension);
    expect(nextOfVisit([], () => true)).toBeUndefined();
  });
});

describe('a visit does not end while something is left of it', () => {
  it('finish is refused, and says how many are left', () => {
    const refused = finish(desk, me, found([licence, pension]), instant(9_000), null, policy);
    expect(refused).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'matters-left', values: { number: 'A012', left: 2 } }],
    });
    expect(codes(finish(desk, me, found([]), instant(9_000), null, policy))).toEqual([]);
  });

  it('and no more than that where the ticket stands elsewhere', () => {
    expect(codes(finish(desk, me, found([licence], { state: 'waiting' }), instant(9_000), null, policy))).toEqual([
      'ticket-is-waiting',
    ]);
  });
});

describe('xuchang.queue.5.1.1.1b: a visitor with one more matter goes on without queuing again', () => {
  const here = (isServedHere: boolean): GoingOn => ({ to: 'here', isServedHere });
  const queue = (group: AskedMatter['group']): GoingOn => ({ to: 'queue', place: inB, group });

  it('at the same window, with the time of service of this matter alone', () => {
    const decision = finishMatter(desk, me, found([licence, pension]), instant(9_000), licence, here(true), policy);
    expect(fact(decision)).toEqual({
      type: 'MatterFinished',
      hallId,
      windowId: w1,
      ...card,
      served: 7_000,
      next: licence,
      place: null,
    });
  });

  it('or in the queue of the next matter, at the place she is given there', () => {
    const decision = finishMatter(desk, me, found([licence, pension]), instant(9_000), pension, queue('served'), policy);
    expect(fact(decision)).toMatchObject({ type: 'MatterFinished', ...card, next: pension, place: inB });
    expect(decision).toMatchObject({ basis: ['xuchang.queue.5.1.1.1b'] });
  });

  it.each<[string, Found, MatterOfVisit | undefined, GoingOn, string[]]>([
    ['nothing is left', found([]), undefined, here(false), ['no-matter-left']],
    ['not one of hers', found([licence]), pension, here(true), ['matter-not-on-list']],
    ['none is meant', found([licence]), undefined, here(true), ['matter-not-on-list']],
    ['this window does not do it', found([pension]), pension, here(false), ['window-does-not-serve']],
    ['nobody does it today', found([pension]), pension, queue('not-served'), ['group-not-served']],
    ['the group is closed', found([justB]), justB, queue('not-in-use'), ['group-not-in-use']],
    ['she waits elsewhere', found([licence], { state: 'waiting' }), licence, here(true), ['ticket-is-waiting']],
    ['she is at another window', found([licence], { ...serving, windowId: w2 }), licence, here(true), ['not-at-this-window']],
  ])('but not where %s', (_, one, next, going, expected) => {
    expect(codes(finishMatter(desk, me, one, instant(9_000), next, going, policy))).toEqual(expected);
  });

  it('and dongsheng.queue.2.2.1.2: not before the number was asked for', () => {
    const called = found([licence], { state: 'called', windowId: w1 });
    expect(codes(finishMatter(desk, me, called, instant(9_000), licence, here(true), confirming))).toEqual([
      'number-not-confirmed',
    ]);
    expect(codes(finishMatter(desk, me, called, instant(9_000), licence, here(true), policy))).toEqual([]);
  });
});

describe('a matter more, or what is left given up', () => {
  const good: AskedMatter = { matter: 'handled-here', group: 'served' };
  it.each<[string, Found, AskedMatter, MatterOfVisit | undefined, string[]]>([
    ['one more', found([licence]), good, pension, []],
    ['the matter at hand', found([]), good, card, ['matter-on-list']],
    ['one that is left', found([pension]), good, pension, ['matter-on-list']],
    ['one that the catalogue does not have', found([]), { matter: 'unknown', group: 'none' }, undefined, ['matter-not-known']],
    ['one of another hall', found([]), { matter: 'handled-elsewhere', group: 'none' }, undefined, ['matter-handled-elsewhere']],
    ['one that nobody serves', found([]), { matter: 'handled-here', group: 'not-served' }, pension, ['group-not-served']],
    ['a sixth', found([licence, matter('1'), matter('2'), matter('3')]), good, pension, ['too-many-matters']],
    ['before she was called', found([], { state: 'waiting' }), good, pension, ['ticket-is-waiting']],
  ])('%s', (_, one, asked, what, expected) => {
    expect(codes(addMatter(desk, me, one, asked, what, policy))).toEqual(expected);
  });

  it('drops all that is left, with a reason', () => {
    expect(fact(dropMatters(desk, me, found([licence, justB]), undefined, reason, policy))).toEqual({
      type: 'MattersDropped',
      hallId,
      windowId: w1,
      matters: [licence, justB],
      reason,
    });
    expect(codes(dropMatters(desk, me, found([]), undefined, reason, policy))).toEqual(['no-matter-left']);
  });

  it('or one of it alone, whichever it is', () => {
    const drop = (only: MatterOfVisit, ...left: MatterOfVisit[]) => dropMatters(desk, me, found(left), only, reason, policy);
    expect(fact(drop(justB, licence, justB, pension))).toMatchObject({ type: 'MattersDropped', matters: [justB] });
    expect(codes(drop(card, licence, justB))).toEqual(['matter-not-on-list']);
    expect(codes(drop(licence))).toEqual(['no-matter-left']);
  });
});

describe('what is asked for at once', () => {
  const good = { matter: 'handled-here', group: 'served' } as const;
  const asking = (...visit: NonNullable<Asking['visit']>): Asking => ({
    ...good,
    priority: 'ordinary',
    by: 'device',
    isOpen: true,
    visit,
  });
  const of = (one: Asking, mattersAtOnce = 5) =>
    takeRefusals(one, { ...policy, mattersAtOnce }).map(({ code, path }) => [code, path?.join('.')]);

  it('is refused where one of them is, beside that one', () => {
    const elsewhere = { matter: 'handled-elsewhere', group: 'none', what: undefined } as const;
    expect(of(asking({ ...good, what: card }, { ...good, what: pension }, elsewhere))).toEqual([
      ['matter-handled-elsewhere', 'body.further.1.matterCode'],
    ]);
  });

  it('is not the same twice, and not more than the hall allows', () => {
    expect(of(asking({ ...good, what: card }, { ...good, what: pension }, { ...good, what: card }))).toEqual([
      ['matter-chosen-twice', 'body.further.1'],
    ]);
    const three = asking({ ...good, what: card }, { ...good, what: pension }, { ...good, what: justB });
    expect(of(three, 3)).toEqual([]);
    expect(of(three, 2)).toEqual([['too-many-matters', 'body.further']]);
  });
});

describe('a ticket with several matters', () => {
  const base = { hallId, windowId: w1 };
  const taken: TicketFact = {
    type: 'TicketTaken',
    hallId,
    day: day('2026-09-22'),
    series: 'A',
    no: 12,
    ...card,
    further: [licence, pension],
    priority: 'ordinary',
    place,
    followCode: 'code',
    visitor: null,
    identity: 'none',
  };
  const called: TicketFact = { ...base, type: 'TicketCalled', because: 'earlier', runBefore: 0, runAfter: 0, reason: null };
  const started: TicketFact = { ...base, type: 'ServiceStarted' };
  const cardDone: TicketFact = { ...base, type: 'MatterFinished', ...card, served: 3_000, next: licence, place: null };
  const licenceDone: TicketFact = { ...base, type: 'MatterFinished', ...licence, served: 5_000, next: pension, place: inB };
  const story = (...facts: (TicketFact | Undone)[]) =>
    foldTicket(facts.map((one, nth) => ({ ...one, at: instant(nth * 1_000), seq: nth + 1 }) as Stamped<TicketFact | Undone>))!;

  it('counts each of them for itself, from its own beginning', () => {
    expect(story(taken, called, started, cardDone)).toMatchObject({
      ...licence,
      further: [pension],
      done: [{ ...card, windowId: w1, at: 3_000, served: 3_000 }],
      served: 0,
      place,
      now: { state: 'serving', windowId: w1, since: 3_000 },
    });
  });

  it('waits in the next queue with what is left, and what is done stays done', () => {
    expect(story(taken, called, started, cardDone, licenceDone)).toMatchObject({
      ...pension,
      further: [],
      done: [
        { ...card, served: 3_000 },
        { ...licence, served: 5_000 },
      ],
      served: 0,
      place: inB,
      now: { state: 'waiting' },
    });
  });

  it('grows by what is added and loses what is dropped', () => {
    const added: TicketFact = { ...base, type: 'MattersAdded', matters: [justB] };
    const dropped: TicketFact = { ...base, type: 'MattersDropped', matters: [licence, pension, justB], reason };
    expect(story(taken, called, added).further).toEqual([licence, pension, justB]);
    expect(story(taken, called, added, dropped)).toMatchObject({ ...card, further: [], done: [] });
    const one: TicketFact = { ...base, type: 'MattersDropped', matters: [pension], reason };
    expect(story(taken, called, added, one)).toMatchObject({ ...card, further: [licence, justB], done: [] });
  });

  it('is as it was when a step is taken back', () => {
    const undone: Undone = { type: 'CommandUndone', from: 4, to: 4 };
    const before = story(taken, called, started);
    expect(story(taken, called, started, cardDone, undone)).toEqual(before);
    expect(story(taken, called, started, licenceDone, undone)).toEqual(before);
  });
});
