import { calendarYears, isWorkingDay, type Calendar } from '../../../kernel/calendar.ts';
import { yearOf, type Day } from '../../../kernel/day.ts';
import { decided, isRefusal, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { HallId } from '../../../kernel/ids.ts';
import type { HallDayFact, HallDayKind } from './facts.ts';

/** A day that the hall has changed, as it stands. */
export type HallDay = { readonly on: Day; readonly kind: HallDayKind; readonly name: string; readonly source: string };

export type HallDayRequest = HallDay & { readonly hallId: HallId };

const words: Record<HallDayKind, string> = { closure: '闭厅', opening: '开厅' };

/**
 * Closes the hall on a working day, or has it work on a day off, by its own notice.
 *
 * @param published  the calendar of the lists alone, without the hall's own days
 * @reading  A closure may be entered afterwards (a flood, a power cut): it makes limits longer. An opening may not: it would end limits
 *   earlier on days that have passed, when nobody could know.
 * @reading  In a year without a list any day may be changed, since it is not known yet what the list will say of it.
 */
export function changeHallDay(
  { hallId, on, kind, name, source }: HallDayRequest,
  changed: readonly HallDay[],
  published: Calendar,
  today: Day,
): Decision<HallDayFact> {
  const path = ['body', 'on'];
  const because = (code: string, values: Refusal['values'] = { on }): Refusal => ({
    ...refuse(code),
    path,
    values: values ?? {},
  });
  if (yearOf(on) <= calendarYears.first || yearOf(on) > calendarYears.last)
    return refused([because('hall-day-out-of-reach', { on, first: calendarYears.first + 1, last: calendarYears.last })]);
  const standing = changed.find((one) => one.on === on);
  const isListed = published.publishedYears.includes(yearOf(on));
  const works = isWorkingDay(on, published);
  const refusals = [
    standing && because('hall-day-changed-already', { on, kind: words[standing.kind], source: standing.source }),
    isListed && kind === 'closure' && !works && because('day-is-off-anyway'),
    isListed && kind === 'opening' && works && because('day-is-worked-anyway'),
    kind === 'opening' && on < today && because('opening-in-the-past', { on, today }),
  ].filter(isRefusal);
  return refusals.length > 0 ? refused(refusals) : decided({ type: 'HallDayChanged', hallId, day: on, kind, name, source });
}

/** Takes the hall's word on a day back; the list holds again. A wrong entry is corrected by this and a new one. */
export function withdrawHallDay(
  { hallId, on, source }: Pick<HallDayRequest, 'hallId' | 'on' | 'source'>,
  changed: readonly HallDay[],
): Decision<HallDayFact> {
  if (changed.some((one) => one.on === on)) return decided({ type: 'HallDayWithdrawn', hallId, day: on, source });
  return refused([{ ...refuse('hall-day-not-changed'), path: ['params', 'on'], values: { on } }]);
}
