import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, instant } from '../../../kernel/day.ts';
import type { DepartmentId, HallId, Id, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Place, Stamped, TicketFact, Undone } from './facts.ts';
import { allowedIn, evolve, foldTicket, servedUntil, type Ticket, type TicketAction, type TicketState } from './ticket.ts';
import type { GroupId, QueueId } from './words.ts';

const hallId = 'hall' as HallId;
const w1 = 'w1' as WindowId;
const reason = { sealed: 's' as Id<'sealed'>, digest: 'd' };
const place: Place = { queueId: 'a' as QueueId, lane: 'ordinary', rank: 10, arrived: 'arrival', forWindowId: null };
const taken: TicketFact = {
  type: 'TicketTaken',
  hallId,
  day: day('2026-09-22'),
  series: 'A',
  no: 1,
  groupId: 'a' as GroupId,
  matterCode: null,
  priority: 'ordinary',
  place,
  followCode: 'code',
  visitor: null,
  identity: 'none',
};
const called: TicketFact = {
  type: 'TicketCalled',
  hallId,
  windowId: w1,
  because: 'earlier',
  runBefore: 0,
  runAfter: 0,
  reason: null,
};
const at = <Type extends string>(type: Type) => ({ type, hallId, windowId: w1 });
const elsewhere: Place = { ...place, queueId: 'b' as QueueId, rank: 3, lane: 'ahead', arrived: 'transfer' };
const facts = {
  called,
  recalled: at('TicketRecalled'),
  started: at('ServiceStarted'),
  finished: { ...at('ServiceFinished'), groupId: 'a' as GroupId, matterCode: null, served: 5_000, next: null },
  missed: at('TicketMissed'),
  recycled: { type: 'TicketRecycled', hallId, place: { ...place, rank: 55, arrived: 'recycled' } },
  parked: { ...at('ServiceParked'), reason },
  resumed: at('ServiceResumed'),
  transferred: {
    type: 'TicketTransferred',
    hallId,
    fromWindowId: w1,
    toWindowId: null,
    toGroupId: 'b' as GroupId,
    place: elsewhere,
    reason: null,
  },
  sent: {
    type: 'TicketSentToDepartment',
    hallId,
    fromWindowId: w1,
    toDepartmentId: 'd' as DepartmentId,
    place: { ...elsewhere, queueId: 'd' as QueueId },
    reason: null,
  },
  left: { type: 'TicketLeft', hallId },
  lapsed: { type: 'TicketLapsed', hallId },
  leftOver: { type: 'LeftOverRegistered', hallId, because: 'closing', until: day('2026-09-25'), visitor: null },
  honoured: { type: 'LeftOverHonoured', hallId, byTicket: 'n' as TicketId },
} as const satisfies Record<string, TicketFact>;

/** The facts as the journal numbers them, a second apart. */
const story = (...said: readonly (TicketFact | Undone)[]): Stamped<TicketFact | Undone>[] =>
  said.map((fact, index) => ({ ...fact, seq: index + 1, at: instant(1_000 * (index + 1)) }));
const after = (...said: readonly (TicketFact | Undone)[]): Ticket => foldTicket(story(taken, ...said))!;

describe('what may be done with a ticket', () => {
  it.each<[TicketState, TicketAction[]]>([
    ['waiting', ['call', 'call-chosen', 'leave', 'leave-over', 'lapse']],
    [
      'called',
      ['recall', 'start', 'no-show', 'park', 'transfer', 'finish', 'finish-matter', 'add-matter', 'drop-matters', 'lapse'],
    ],
    ['serving', ['park', 'transfer', 'finish', 'finish-matter', 'add-matter', 'drop-matters', 'lapse']],
    ['parked', ['resume', 'transfer', 'leave', 'leave-over', 'lapse']],
    ['missed', ['call-chosen', 'recycle', 'leave', 'lapse']],
    ['finished', []],
    ['left', ['leave-over']],
  ])('%s: %j', (state, actions) => {
    expect(allowedIn[state]).toEqual(actions);
  });
});

describe('a ticket is what its facts say', () => {
  it.each<[string, readonly TicketFact[], Partial<Ticket>]>([
    ['waits when it was taken', [], { now: { state: 'waiting' }, calls: 0, calledAt: null }],
    ['is called', [facts.called], { now: { state: 'called', windowId: w1 }, calls: 1, calledAt: instant(2_000) }],
    [
      'is called once more: the first call ends the wait, the last is what the board shows',
      [facts.called, facts.recalled],
      { calls: 2, firstCalledAt: instant(2_000), calledAt: instant(3_000) },
    ],
    ['is served', [facts.called, facts.started], { now: { state: 'serving', windowId: w1, since: instant(3_000) } }],
    ['was missed', [facts.called, facts.missed], { now: { state: 'missed', windowId: w1 } }],
    [
      'waits again where the policy put it',
      [facts.called, facts.missed, facts.recycled],
      { now: { state: 'waiting' }, place: { ...place, rank: 55, arrived: 'recycled' } },
    ],
    [
      'waits in another queue after a transfer, for another group',
      [facts.called, facts.started, facts.transferred],
      { now: { state: 'waiting' }, place: elsewhere, groupId: 'b' as GroupId, served: 1_000 },
    ],
    [
      'waits for the windows of a department, in its group still',
      [facts.called, facts.started, facts.sent],
      { now: { state: 'waiting' }, place: facts.sent.place, groupId: 'a' as GroupId, served: 1_000 },
    ],
    ['has left by own word', [facts.left], { now: { state: 'left', at: instant(2_000), because: 'own-word' } }],
    [
      'could not be served and has a right, used or not',
      [facts.leftOver, facts.honoured],
      { now: { state: 'left', at: instant(2_000), because: 'left-over' } },
    ],
    ['was left over', [facts.lapsed], { now: { state: 'left', at: instant(2_000), because: 'end-of-day' } }],
    [
      'missed its call, and the day ended',
      [facts.called, facts.missed, facts.lapsed],
      { now: { state: 'left', at: instant(4_000), because: 'missed' } },
    ],
  ])('%s', (_, said, expected) => {
    expect(after(...said)).toMatchObject(expected);
  });

  it('is taken once and first', () => {
    expect(() => foldTicket(story(called))).toThrow(RangeError);
    expect(() => foldTicket(story(taken, taken))).toThrow(RangeError);
    expect(foldTicket([])).toBeUndefined();
  });
});

describe('dongsheng.queue.2.2.1.5: the time of an interruption is not time of service', () => {
  it('counts service before and after it', () => {
    // Served from 3 s to 4 s, interrupted until 5 s, served again.
    const ticket = after(facts.called, facts.started, facts.parked, facts.resumed);
    expect(ticket.served).toBe(1_000);
    expect(servedUntil(ticket, instant(9_000))).toBe(1_000 + 4_000);
  });

  it('counts from the call where nobody confirms the number', () => {
    expect(servedUntil(after(facts.called), instant(9_000))).toBe(7_000);
  });

  it('counts nothing for a visitor who was only called and sent on', () => {
    expect(after(facts.called, facts.transferred).served).toBe(0);
  });
});

describe('what was taken back does not count', () => {
  it.each<[string, readonly TicketFact[]]>([
    ['a call', [facts.called]],
    ['a no-show', [facts.called, facts.missed]],
    ['an end', [facts.called, facts.started, facts.finished]],
    ['an interruption', [facts.called, facts.started, facts.parked]],
    ['a transfer', [facts.called, facts.transferred]],
    ['a return', [facts.called, facts.missed, facts.recycled]],
  ])('%s leaves the ticket exactly as it was, but for the calls that were heard', (_, said) => {
    const last = said.length + 1;
    const undone = after(...said, { type: 'CommandUndone', from: last, to: last });
    const heard = said.filter((fact) => fact.type === 'TicketCalled').length;
    expect(undone).toEqual({ ...after(...said.slice(0, -1)), calls: heard });
  });

  it('holds for every story: folding with what was undone equals folding without it', () => {
    const any = fc.constantFrom<TicketFact>(...Object.values(facts));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.array(any, { minLength: 1, maxLength: 3 }), (kept, withdrawn) => {
        const first = kept.length + 2;
        const full = after(...kept, ...withdrawn, { type: 'CommandUndone', from: first, to: first + withdrawn.length - 1 });
        const { calls: _, ...without } = after(...kept);
        const { calls: heard, ...rest } = full;
        expect(rest).toEqual(without);
        expect(heard).toBe([...kept, ...withdrawn].filter((one) => /Called|Recalled/.test(one.type)).length);
      }),
    );
  });

  it('folds step by step as at once', () => {
    const said = story(taken, facts.called, facts.started, facts.parked, facts.resumed, facts.finished) as Stamped<TicketFact>[];
    let ticket: Ticket | undefined;
    for (const fact of said) ticket = evolve(ticket, fact);
    expect(ticket).toEqual(foldTicket(said));
  });
});
