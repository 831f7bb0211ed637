import { describe, expect, it } from 'vitest';
import { day, instant } from '../../../kernel/day.ts';
import type { HallId, TicketId, WindowId } from '../../../kernel/ids.ts';
import { levels, negativeTags } from '../wire.ts';
import { wording } from '../wording.ts';
import {
  askedAtPad,
  askOnSendingOn,
  give,
  invite,
  isNegative,
  untilOfStay,
  type Answering,
  type Invitation,
} from './evaluate.ts';
import type { Level, NegativeTag } from './facts.ts';

const invitation: Invitation = {
  hallId: 'h' as HallId,
  windowId: 'w' as WindowId,
  day: day('2026-09-22'),
  until: instant(60_000),
  isGiven: false,
};
const atPad = (at: number): Answering => ({ channel: 'pad', at: instant(at) });
const onPhone = (today: string): Answering => ({ channel: 'phone', today: day(today), phoneDays: 3 });
const given = (level: Level, ...tags: NegativeTag[]) => ({ level, tags, comment: null });
const codes = (decision: ReturnType<typeof give>) =>
  decision.outcome === 'refused' ? decision.refusals.map((refusal) => refusal.code) : [];

describe('zhongyang.evaluation.2.4, dongsheng.evaluation.2.3.1.4c: on completion the client is invited to evaluate', () => {
  it('dongsheng.evaluation.2.3.1.4b: for some minutes, and by the name of who served', () => {
    const service = {
      hallId: 'h' as HallId,
      windowId: 'w' as WindowId,
      ticketId: 't' as TicketId,
      service: 4,
      clerk: 'person:p',
      matterCode: null,
    };
    expect(invite(service, instant(1_000), 3)).toMatchObject({
      facts: [{ type: 'EvaluationInvited', service: 4, clerk: 'person:p', until: 181_000 }],
      basis: [
        'zhongyang.evaluation.2.4',
        'dongsheng.evaluation.2.3.1.4c',
        'dongsheng.evaluation.2.3.1.4b',
        'dongsheng.evaluation.2.3.1.4d',
      ],
    });
  });
});

describe('xuchang.evaluation.6.5.1.1b: five levels, and the last two are negative ratings', () => {
  it.each([
    ['very-satisfied', false],
    ['satisfied', false],
    ['basically-satisfied', false],
    ['dissatisfied', true],
    ['very-dissatisfied', true],
  ] as const)('%s: negative %s', (level, negative) => {
    expect(isNegative(level)).toBe(negative);
  });

  it('the pad offers these five', () => {
    expect(levels).toEqual(['very-satisfied', 'satisfied', 'basically-satisfied', 'dissatisfied', 'very-dissatisfied']);
    expect(negativeTags satisfies readonly NegativeTag[]).toHaveLength(6);
  });
});

describe('dongsheng.evaluation.2.3.1.4d: one matter, one evaluation', () => {
  it.each<[string, Invitation, ReturnType<typeof given>, number, string[]]>([
    ['a rating in time', invitation, given('satisfied'), 60_000, []],
    ['a rating too late', invitation, given('satisfied'), 60_001, ['invitation-over']],
    ['a second rating', { ...invitation, isGiven: true }, given('satisfied'), 1_000, ['rated-already']],
    ['a second rating, late', { ...invitation, isGiven: true }, given('satisfied'), 99_000, ['rated-already']],
    ['reasons for a negative one', invitation, given('dissatisfied', 'slow', 'unclear'), 1_000, []],
    ['reasons for a good one', invitation, given('satisfied', 'slow'), 1_000, ['reasons-for-negative-only']],
    ['a reason twice', invitation, given('dissatisfied', 'slow', 'slow'), 1_000, ['reason-twice']],
  ])('%s', (_, open, rating, at, expected) => {
    expect(codes(give(open, rating, atPad(at), 0))).toEqual(expected);
    for (const code of expected) expect(Object.keys(wording)).toContain(code);
  });

  it('xuchang.evaluation.6.5.1.1a: keeps its channel', () => {
    expect(give(invitation, given('satisfied'), atPad(1_000), 0)).toMatchObject({
      facts: [{ type: 'EvaluationGiven', channel: 'pad', level: 'satisfied' }],
    });
    expect(give(invitation, given('satisfied'), onPhone('2026-09-22'), 0)).toMatchObject({
      facts: [{ type: 'EvaluationGiven', channel: 'phone', level: 'satisfied' }],
    });
  });

  it.each([
    ['2026-09-22', []],
    ['2026-09-25', []],
    ['2026-09-26', ['invitation-over']],
  ])('on the phone for some days after the service, however long the pad asked: %s', (today, expected) => {
    expect(codes(give(invitation, given('satisfied'), onPhone(today), 0))).toEqual(expected);
  });

  it('names which of several ratings is refused', () => {
    const decision = give(invitation, given('satisfied', 'slow'), atPad(1_000), 2);
    expect(decision).toMatchObject({ refusals: [{ path: ['body', 'ratings', '2', 'tags'] }] });
  });
});

describe('dongsheng.evaluation.2.3.1.4d: the pad asks for each matter that was done at its window', () => {
  const wang = 'person:wang';
  const slot = (until: number, isGiven = false, clerk = wang) => ({ clerk, until: instant(until), isGiven });
  const first = slot(60_000);
  const second = slot(300_000);
  const gone = { isHere: false, finishedHere: 2 };

  it.each<[string, ReturnType<typeof askedAtPad>, ReturnType<typeof askedAtPad>]>([
    [
      'for both when the stay is over, though the first was done long before',
      askedAtPad([first, second], gone, wang, instant(200_000)),
      [first, second],
    ],
    [
      'for nothing while she stays for the next',
      askedAtPad([first], { isHere: true, finishedHere: 1 }, wang, instant(1_000)),
      [],
    ],
    [
      'for nothing while she is set aside in the middle of the next',
      askedAtPad([first], { isHere: true, finishedHere: 1 }, wang, instant(1_000)),
      [],
    ],
    ['for nothing before the news of the last matter is there', askedAtPad([first], gone, wang, instant(1_000)), []],
    ['for what is not rated yet', askedAtPad([slot(60_000, true), second], gone, wang, instant(200_000)), [second]],
    [
      'for what the clerk on duty did',
      askedAtPad([slot(60_000, false, 'person:li'), second], gone, wang, instant(1_000)),
      [second],
    ],
    ['for nothing of a clerk who was relieved', askedAtPad([first, second], gone, 'person:li', instant(1_000)), []],
    ['for both when nobody is on duty any more', askedAtPad([first, second], gone, null, instant(1_000)), [first, second]],
    ['for nothing when the time of the last is over', askedAtPad([first, second], gone, wang, instant(300_001)), []],
  ])('%s', (_, asked, expected) => {
    expect(asked).toEqual(expected);
  });

  it.each([
    // She stood at the window until 10:20:00 or was set aside there; the pad had asked until 10:03:00, or still asks until 10:21:00.
    ['from the window, long after', 'window', 180_000, { leftAt: 1_200_000, until: 1_380_000 }],
    ['from the window, at once', 'window', 1_260_000, { leftAt: 1_200_000, until: 1_380_000 }],
    ['from aside, at once: another visitor may stand there', 'aside', 1_260_000, { leftAt: null, until: 1_200_000 }],
    ['from aside, long after', 'aside', 180_000, undefined],
  ] as const)('who is sent on in the middle of a later matter leaves the window then: %s', (_, from, until, expected) => {
    const decision = askOnSendingOn({ ...invitation, until: instant(until) }, instant(1_200_000), from, 3);
    const fact = expected && { type: 'VisitorSentOn', hallId: 'h', windowId: 'w', ...expected };
    expect(decision?.outcome === 'decided' ? decision.facts : undefined).toEqual(fact && [fact]);
  });

  it('for all of them as long as for the last', () => {
    expect(untilOfStay([first, second])).toBe(300_000);
  });
});
