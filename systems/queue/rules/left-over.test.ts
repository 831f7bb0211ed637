import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../../../kernel/calendar.ts';
import type { Decision } from '../../../kernel/decision.ts';
import { day, instant } from '../../../kernel/day.ts';
import type { HallId, Id, TicketId, WindowId } from '../../../kernel/ids.ts';
import { lawAlone } from '../../../kernel/policy.ts';
import { honouredUntil, registerLeftOver, rightRefusals, type Registering } from './left-over.ts';
import { queuePolicy } from './policy.ts';
import type { Standing, Ticket } from './ticket.ts';
import type { GroupId, QueueId } from './words.ts';

const policy = queuePolicy(lawAlone);
// 25 September 2026 is a holiday (a Friday); 27 September, a Sunday, is worked.
const calendar = buildCalendar([
  {
    year: 2026,
    rows: [
      { on: day('2026-09-25'), kind: 'holiday', name: '中秋节', source: '测试' },
      { on: day('2026-09-27'), kind: 'workday', name: '中秋节', source: '测试' },
    ] as never,
  },
]);
const tuesday = day('2026-09-22');
const ticket = (now: Standing, on = tuesday): Ticket => ({
  hallId: 'hall' as HallId,
  day: on,
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
  place: { queueId: 'a' as QueueId, lane: 'ordinary', rank: 1, arrived: 'arrival', forWindowId: null },
  calls: 0,
  firstCalledAt: null,
  calledAt: null,
  because: null,
  served: 0,
  now,
});
const windowId = 'w1' as WindowId;
const waiting: Standing = { state: 'waiting' };
const lapsed: Standing = { state: 'left', at: instant(9), because: 'end-of-day' };
const closing: Registering = { today: tuesday, isClosing: true, calendar };
const codes = (decision: Decision<unknown>) =>
  decision.outcome === 'refused' ? decision.refusals.map((refusal) => refusal.code) : [];
const register = (now: Standing, on = tuesday, at: Partial<Registering> = {}, because: 'closing' | 'outage' = 'closing') =>
  registerLeftOver({ ticketId: 't' as TicketId, ticket: ticket(now, on) }, because, null, { ...closing, ...at }, policy);

describe('who was left over is served with priority the next time', () => {
  it.each<[string, Decision<unknown>, string[]]>([
    ['who waits, at closing', register(waiting), []],
    ['who waits, before closing', register(waiting, tuesday, { isClosing: false }), ['left-over-before-closing']],
    ['who waits, in an outage at any hour', register(waiting, tuesday, { isClosing: false }, 'outage'), []],
    ['whose service was interrupted', register({ state: 'parked', windowId, since: instant(1) }), []],
    ['whom the night ended', register(lapsed, day('2026-09-21')), []],
    ['whom the night ended three working days ago', register(lapsed, day('2026-09-17')), []],
    ['whom the night ended four working days ago', register(lapsed, day('2026-09-16')), ['left-over-too-old']],
    ['who is being called', register({ state: 'called', windowId }), ['ticket-is-called']],
    ['who missed the call', register({ state: 'missed', windowId }), ['ticket-is-missed']],
    ['who was served', register({ state: 'finished', windowId, at: instant(1) }), ['ticket-is-finished']],
    [
      'who missed the call, and the night ended it',
      register({ state: 'left', at: instant(9), because: 'missed' }, day('2026-09-21')),
      ['ticket-is-missed'],
    ],
    ['who went away', register({ state: 'left', at: instant(1), because: 'own-word' }), ['ticket-is-left']],
    ['who is registered already', register({ state: 'left', at: instant(1), because: 'left-over' }), ['left-over-already']],
  ])('%s', (_, decision, expected) => {
    expect(codes(decision)).toEqual(expected);
  });

  it('for three working days after the registration, the holiday left out and the make-up day counted', () => {
    expect(honouredUntil(tuesday, policy, calendar)).toBe('2026-09-27');
    expect(register(waiting)).toMatchObject({ facts: [{ type: 'LeftOverRegistered', because: 'closing', until: '2026-09-27' }] });
  });

  it.each([
    ['no right', undefined, ['left-over-not-found']],
    ['on its last day', { until: day('2026-09-22'), usedBy: null }, []],
    ['the day after', { until: day('2026-09-21'), usedBy: null }, ['left-over-run-out']],
    ['used', { until: day('2026-09-22'), usedBy: 'n' as TicketId }, ['left-over-used']],
  ])('once, up to its last day: %s', (_, right, expected) => {
    expect(rightRefusals(right, tuesday).map((refusal) => refusal.code)).toEqual(expected);
  });

  it('names nobody in the fact: name and phone stand in a sealed row', () => {
    const visitor = { sealed: 's' as Id<'sealed'>, digest: 'd' };
    const found = { ticketId: 't' as TicketId, ticket: ticket(waiting) };
    expect(registerLeftOver(found, 'outage', visitor, closing, policy)).toMatchObject({ facts: [{ visitor }] });
  });
});
