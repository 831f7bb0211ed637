import type { Calendar } from '../../../kernel/calendar.ts';
import type { Day } from '../../../kernel/day.ts';
import { eventsThatMayFollow } from './case-events.ts';
import type { CaseEventType } from './case-events.ts';
import { requestCaseExtension } from './case-extension.ts';
import type { CountedCase } from './case-file.ts';
import type { SealedText } from './facts.ts';

/** What can be done with a case beside recording an event. */
export type FurtherAct = 'request-extension' | 'urge' | 'leave-open';

/**
 * Everything that can be done with a case today; screens offer nothing else.
 *
 * @param mayAnnul  whether whoever asks leads the hall: only leads annul
 */
export function mayNextOf(
  { file }: CountedCase,
  now: { readonly today: Day; readonly calendar: Calendar },
  mayAnnul: boolean,
): (CaseEventType | FurtherAct)[] {
  const note = { sealed: '', digest: '' } as unknown as SealedText;
  const mayExtend = (['promised', 'statutory'] as const).some(
    (clock) =>
      requestCaseExtension(file.facts, { clock, workingDays: 1, on: now.today, note }, now, new Set()).outcome === 'decided',
  );
  const open = file.end === null;
  return [
    ...eventsThatMayFollow(file.facts, now).filter((type) => type !== 'annulled' || mayAnnul),
    ...(mayExtend ? (['request-extension'] as const) : []),
    ...(open ? (['urge'] as const) : []),
    ...(open && file.registered.pace !== 'promised' ? (['leave-open'] as const) : []),
  ];
}
