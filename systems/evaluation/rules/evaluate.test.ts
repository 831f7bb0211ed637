import { describe, expect, it } from 'vitest';
import { instant } from '../../../kernel/day.ts';
import type { HallId, TicketId, WindowId } from '../../../kernel/ids.ts';
import { levels, negativeTags } from '../wire.ts';
import { wording } from '../wording.ts';
import { give, invite, isNegative, type Invitation } from './evaluate.ts';
import type { Level, NegativeTag } from './facts.ts';

const invitation: Invitation = { hallId: 'h' as HallId, windowId: 'w' as WindowId, until: instant(60_000), isGiven: false };
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
      basis: ['zhongyang.evaluation.2.4', 'dongsheng.evaluation.2.3.1.4c', 'dongsheng.evaluation.2.3.1.4b'],
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
    expect(codes(give(open, rating, instant(at)))).toEqual(expected);
    for (const code of expected) expect(Object.keys(wording)).toContain(code);
  });

  it('xuchang.evaluation.6.5.1.1a: keeps its channel', () => {
    expect(give(invitation, given('satisfied'), instant(1_000))).toMatchObject({
      facts: [{ type: 'EvaluationGiven', channel: 'pad', level: 'satisfied' }],
    });
  });
});
