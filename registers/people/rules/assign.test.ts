import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { HallId, Id, PersonId, WindowId } from '../../../kernel/ids.ts';
import { assignPosition, grantsOn, type Held } from './assign.ts';
import { approveCover, coverSteps, requestCover, type CoverRequest } from './cover.ts';
import { comeBackNow, leaveNow, scopeOf } from './person.ts';
import { shownName } from './policy.ts';
import type { Position } from './positions.ts';

const hallId = 'hall-1' as HallId;
const today = day('2026-09-22');
const hall = { kind: 'hall', hallId } as const;

const codes = (decision: { outcome: string; refusals?: readonly { code: string }[] }) =>
  decision.outcome === 'refused' ? decision.refusals!.map((refusal) => refusal.code) : [];

const fine = {
  today,
  hasLeft: false,
  held: [] as Held[],
  isSelf: false,
  mayAssignAdministrators: true,
  isPlaceThere: true,
};

const assign = (
  position: Position,
  scope: Parameters<typeof assignPosition>[0]['scope'],
  given: Partial<typeof fine> = {},
  until?: string,
) =>
  assignPosition(
    { assignmentId: 'a-1', position, scope, from: today, ...(until ? { until: day(until) } : {}) },
    { ...fine, ...given },
  );

describe('a position is given', () => {
  it('to a person who is here, at a place that is there', () => {
    expect(assign('guide', hall)).toMatchObject({
      outcome: 'decided',
      facts: [{ type: 'PositionAssigned', assignmentId: 'a-1', position: 'guide', scope: 'hall', hallId, from: '2026-09-22' }],
    });
  });

  it('or refused with every reason at once', () => {
    expect(codes(assign('hall-director', { kind: 'jurisdiction' }, { hasLeft: true, isSelf: true }, '2026-09-21'))).toEqual([
      'has-left-already',
      'not-oneself',
      'position-not-held-there',
      'ends-before-it-begins',
      'over-already',
    ]);
  });

  it('not where no place is', () => {
    expect(codes(assign('guide', hall, { isPlaceThere: false }))).toEqual(['place-not-there']);
  });

  it('not twice at the same place, but again at another', () => {
    const held: Held[] = [{ position: 'guide', scope: hall, from: day('2026-01-05') }];
    expect(codes(assign('guide', hall, { held }))).toEqual(['holds-it-already']);
    expect(codes(assign('guide', { kind: 'hall', hallId: 'hall-2' as HallId }, { held }))).toEqual([]);
  });
});

describe('system, security and audit administration are three people', () => {
  const heldUntil = (until?: string): Held[] => [
    {
      position: 'system-administrator',
      scope: { kind: 'jurisdiction' },
      from: day('2026-01-05'),
      ...(until ? { until: day(until) } : {}),
    },
  ];
  const jurisdiction = { kind: 'jurisdiction' } as const;

  it.each([
    ['audit-administrator', undefined, ['administrations-are-three-people']],
    ['security-administrator', undefined, ['administrations-are-three-people']],
    // Until yesterday: over. Until today: still held.
    ['audit-administrator', '2026-09-21', []],
    ['audit-administrator', '2026-09-22', ['administrations-are-three-people']],
    ['management-body', undefined, []],
  ] as const)('who is system administrator becomes %s (system administrator until %s): %j', (position, until, expected) => {
    expect(codes(assign(position, jurisdiction, { held: heldUntil(until) }))).toEqual(expected);
  });

  it('are given by the security administrator only', () => {
    expect(codes(assign('audit-administrator', jurisdiction, { mayAssignAdministrators: false }))).toEqual([
      'administrators-by-security-administrator',
    ]);
    expect(codes(assign('guide', hall, { mayAssignAdministrators: false }))).toEqual([]);
  });
});

describe('what a person may do depends on the day', () => {
  const held: Held[] = [{ position: 'guide', scope: hall, from: day('2026-09-22'), until: day('2026-09-24') }];
  it.each([
    ['2026-09-21', 0],
    ['2026-09-22', 3],
    ['2026-09-24', 3],
    ['2026-09-25', 0],
  ])('%s: %d actions', (on, count) => {
    expect(grantsOn(held, day(on))).toHaveLength(count);
  });
});

const request: CoverRequest = {
  assignmentId: 'a-1',
  by: 'li' as PersonId,
  from: today,
  until: day('2026-09-23'),
  requestedBy: 'person:zhang',
  sealed: 's-1' as Id<'sealed'>,
  digest: 'd',
};
const covered: Held = {
  position: 'window-clerk',
  scope: { kind: 'window', hallId, windowId: 'w' as WindowId },
  from: day('2026-01-05'),
};
const askable = { today, covered, of: 'zhang' as PersonId, coverHasLeft: false, held: [] as Held[], mayRequest: true };

describe('zhongyang.attendance.2.3: whoever has to leave the post arranges for somebody to cover', () => {
  it('by a dated delegation of one position', () => {
    expect(requestCover(request, askable)).toMatchObject({
      outcome: 'decided',
      facts: [{ type: 'CoverRequested', by: 'li', from: '2026-09-22', until: '2026-09-23' }],
    });
  });

  it.each<[string, Partial<CoverRequest>, Partial<typeof askable>, string[]]>([
    ['for a colleague without answering for the place', {}, { mayRequest: false }, ['cover-for-another']],
    ['by oneself', { by: 'zhang' as PersonId }, {}, ['cover-by-oneself']],
    ['by somebody who has left', {}, { coverHasLeft: true }, ['cover-has-left']],
    ['backwards', { until: day('2026-09-21') }, {}, ['ends-before-it-begins', 'over-already']],
    [
      'for days after the position ends',
      {},
      { covered: { ...covered, until: day('2026-09-22') } },
      ['cover-outside-the-position'],
    ],
    // 22 September and 92 days: the last is 22 December.
    ['for 92 days', { until: day('2026-12-22') }, {}, []],
    ['for 93 days', { until: day('2026-12-23') }, {}, ['cover-too-long']],
  ])('asked %s: %j', (_what, change, given, expected) => {
    expect(codes(requestCover({ ...request, ...change }, { ...askable, ...given }))).toEqual(expected);
  });

  it('never so that one hand holds two administrations', () => {
    const administrator = { ...covered, position: 'audit-administrator', scope: { kind: 'jurisdiction' } } as Held;
    const held: Held[] = [{ ...administrator, position: 'system-administrator' }];
    expect(codes(requestCover(request, { ...askable, covered: administrator, held }))).toEqual([
      'administrations-are-three-people',
    ]);
  });

  it('is approved once, and not by who stands in', () => {
    const given = { isApproverTheCover: false, coverHasLeft: false, isOver: false, joinsAdministrations: false };
    expect(codes(approveCover('requested', given))).toEqual([]);
    expect(codes(approveCover('approved', given))).toEqual(['cover-not-waiting']);
    expect(codes(approveCover('requested', { ...given, isApproverTheCover: true }))).toEqual(['not-oneself']);
    expect(coverSteps.declined).toEqual([]);
  });
});

describe('xuchang.confidentiality.4.2.4b: who leaves loses access', () => {
  it('once, by another person, and may come back', () => {
    expect(leaveNow({ hasLeft: false }, false)).toMatchObject({ outcome: 'decided', facts: [{ type: 'PersonLeft' }] });
    expect(codes(leaveNow({ hasLeft: true }, false))).toEqual(['has-left-already']);
    expect(codes(leaveNow({ hasLeft: false }, true))).toEqual(['not-oneself']);
    expect(comeBackNow({ hasLeft: true }, false)).toMatchObject({ facts: [{ type: 'PersonCameBack' }] });
    expect(codes(comeBackNow({ hasLeft: false }, true))).toEqual(['has-not-left', 'badge-number-taken']);
  });
});

describe('as much of a name as the hall shows', () => {
  it.each([
    ['张秀英', 'full', '张秀英'],
    ['张秀英', 'family-name', '张'],
    ['欧阳修文', 'family-name', '欧阳'],
    // Two characters in all: the first is the family name, whatever it looks like.
    ['欧阳', 'family-name', '欧'],
    // A family name beyond the first plane of Unicode is one character.
    ['𠮷田', 'family-name', '𠮷'],
    ['张秀英', 'number-only', undefined],
  ] as const)('%s as %s: %s', (name, how, shown) => {
    expect(shownName(name, how)).toBe(shown);
  });
});

describe('a place kept in parts', () => {
  it('is whole again, or a promise was broken', () => {
    expect(scopeOf({ scope: 'hall', hallId, areaId: null })).toEqual({ kind: 'hall', hallId });
    expect(() => scopeOf({ scope: 'window', hallId })).toThrow(RangeError);
  });
});
