import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../../platform/ui/form.ts';
import { caseActs, caseEventTypes, overdueCauses } from '../../wire-cases.ts';
import { planOf } from './act-plans.ts';
import { actsOf, actWords, type Act } from './acts.ts';
import { causeWords } from './case-words.ts';
import { aCase, anEntry, anExtension, aWhole } from './testing.ts';

const clerk = { handles: true, leads: false, heads: false };
const lead = { handles: true, leads: true, heads: false };
const names = (acts: readonly Act[]) => acts.map(actWords);

describe('what can be done with a case', () => {
  it('is what the rules allow today, the end of the case last; only leads annul', () => {
    const whole = aWhole({ mayNext: ['withdrawn', 'decided', 'annulled', 'urge'] });
    expect(names(actsOf(whole, clerk))).toEqual(['作出决定', '催办', '申请人撤回']);
    expect(names(actsOf(whole, lead))).toEqual(['作出决定', '催办', '申请人撤回', '作废']);
    expect(actsOf(whole, { handles: false, leads: false, heads: false })).toEqual([]);
  });

  it('zhongyang.time-limit.4.5c an extension waits for a lead, then for whoever tells the applicant', () => {
    const waits = aWhole({ extensions: [anExtension({ state: 'waits-for-approval' })] });
    expect(names(actsOf(waits, clerk))).toEqual([]);
    expect(names(actsOf(waits, lead))).toEqual(['登记延期批准', '延期未获批准']);
    const approved = aWhole({ extensions: [anExtension({ notice: 'to-be-told' })] });
    expect(names(actsOf(approved, clerk))).toEqual(['登记延期告知']);
    const unfiled = aWhole({ extensions: [anExtension({ state: 'waits-for-filing', notice: 'to-be-told' })] });
    expect(names(actsOf(unfiled, lead))).toEqual(['延期备案', '登记延期告知']);
    expect(names(actsOf(unfiled, clerk))).toEqual(['登记延期告知']);
  });

  it('zhongyang.time-limit.6 a reason is claimed by the desk and judged by a lead', () => {
    const standing = aWhole({ overdue: [anEntry({ state: 'standing', claim: null })] });
    expect(names(actsOf(standing, clerk))).toEqual(['说明原因：超过时限未办结']);
    const claimed = aWhole({ overdue: [anEntry({})] });
    expect(names(actsOf(claimed, clerk))).toEqual([]);
    expect(names(actsOf(claimed, lead))).toEqual(['认定原因：超过时限未办结']);
  });

  it('dafan.time-limit.11.5b deemed consent is the head’s, and only for a case on the list', () => {
    const head = { handles: false, leads: false, heads: true };
    expect(names(actsOf(aWhole({}), head, true))).toEqual(['决定“视为同意”']);
    expect(actsOf(aWhole({}), head)).toEqual([]);
    expect(actsOf(aWhole({}), lead, true)).toEqual([]);
  });

  it('dafan.time-limit.11.10.2 a non-acceptance is reviewed once', () => {
    const whole = aWhole({ case: aCase({ step: 'ended', endedBecause: 'not-accepted' }) });
    expect(names(actsOf(whole, lead))).toEqual(['复核不予受理']);
    const entry = {
      seq: 9, type: 'NonAcceptanceFoundProper', title: '', on: whole.asOf, enteredAt: 0, enteredLate: false,
      by: { personId: null, name: null, kind: 'person' as const }, details: [], text: null, clauses: [],
    }; // prettier-ignore
    expect(actsOf({ ...whole, history: [entry] }, lead)).toEqual([]);
  });
});

describe('the form of every act', () => {
  const further = caseActs.filter((name) => !(caseEventTypes as readonly string[]).includes(name)) as (
    | 'request-extension'
    | 'urge'
    | 'leave-open'
  )[];
  const every: Act[] = [
    ...caseEventTypes.map((type): Act => ({ do: 'event', type })),
    ...further.map((name): Act => ({ do: name })),
    ...(['approve', 'decline', 'file', 'tell'] as const).map((name): Act => ({ do: name, extension: anExtension({}) })),
    ...(['claim', 'judge'] as const).map((name): Act => ({ do: name, entry: anEntry({}) })),
    { do: 'review' },
    { do: 'consent' },
  ];
  it.each(every.map((act) => [actWords(act), act] as const))('%s sends nothing that its message does not know', (_, act) => {
    const plan = planOf(act, '2026-09-21');
    // Whatever is typed, so that every field of the form is in the body.
    const body = bodyOf(plan.schema, { ...plan.initial, ...Object.fromEntries(plan.fields.map(({ name }) => [name, '1'])) });
    const found = plan.schema.safeParse(body);
    const unknown = found.success ? [] : found.error.issues.filter(({ code }) => code === 'unrecognized_keys');
    expect(unknown).toEqual([]);
    expect(plan.fields.every(({ kind, choices }) => kind !== 'choice' || (choices?.length ?? 0) > 1)).toBe(true);
  });

  it('zhongyang.time-limit.6 a lead reads the claimed reason beside the judgement', () => {
    const { note } = planOf({ do: 'judge', entry: anEntry({}) }, '2026-09-21');
    expect(note).toBe('超过时限未办结。说明的原因：申请人未按期补正');
    expect(Object.keys(causeWords).toSorted()).toEqual([...overdueCauses].toSorted());
  });
});
