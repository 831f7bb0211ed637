import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { Refused } from '../../../platform/journal/record.ts';
import type { Route } from '../../../platform/http/route.ts';
import { route, type House } from '../../../platform/room/room.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { explain } from '../rules/index.ts';
import { explainLimit } from '../wire.ts';

/**
 * The deadline calculator. It counts by the calendar of the jurisdiction; where there is none yet, or several, by the published lists.
 *
 * Paths of refusals name the field in the request as everywhere, so that the screen shows each beside what it concerns.
 */
export const explainRoute: Route<House> = route(explainLimit, async ({ standing, body }, { db }) => {
  const calendar = standing.jurisdictionId ? await calendarOf(db, standing.jurisdictionId) : chinaCalendar;
  const explained = explain(body, calendar);
  if (!explained.ok)
    throw new Refused(explained.refusals.map((refusal) => ({ ...refusal, path: ['body', ...(refusal.path ?? [])] })));
  return {
    ...explained.answer,
    breaches: explained.answer.breaches.map((breach) => ({ ...breach, clauses: [...breach.clauses] })),
    days: explained.answer.days.map((one) => ({ ...one, clauses: [...one.clauses] })),
    clauses: [...explained.answer.clauses],
  };
});
