import type { Calendar } from '../../../kernel/calendar.ts';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { refuse } from '../../../kernel/decision.ts';
import { isId, type HallId, type JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { Refused } from '../../../platform/journal/record.ts';
import type { Route } from '../../../platform/http/route.ts';
import { route, type House } from '../../../platform/room/room.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { placeOf } from '../../../registers/places/server/reads.ts';
import { explain } from '../rules/index.ts';
import { explainLimit } from '../wire.ts';

/**
 * The calendar that the question is counted by: of a hall with its own closures and extra days, else of the jurisdiction; where there is none
 * yet, or several, the published lists. A hall leads to its jurisdiction, so that a visitor of a house with several may ask too.
 *
 * @throws Refused  there is no such hall here
 */
async function calendarFor(db: Db, jurisdictionId: JurisdictionId, hallId: string | undefined): Promise<Calendar> {
  if (hallId === undefined) return jurisdictionId ? calendarOf(db, jurisdictionId) : chinaCalendar;
  const place = isId(hallId) ? await placeOf(db, { hallId: hallId as HallId }) : undefined;
  if (!place || (jurisdictionId && place.jurisdictionId !== jurisdictionId))
    throw new Refused([{ ...refuse('unknown-hall'), path: ['body', 'hallId'] }]);
  return calendarOf(db, place.jurisdictionId, hallId as HallId);
}

/**
 * The deadline calculator.
 *
 * Paths of refusals name the field in the request as everywhere, so that the screen shows each beside what it concerns.
 */
export const explainRoute: Route<House> = route(explainLimit, async ({ standing, body }, { db }) => {
  const calendar = await calendarFor(db, standing.jurisdictionId, body.hallId);
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
