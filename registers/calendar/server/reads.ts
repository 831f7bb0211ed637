import { chinaYears } from '../../../kernel/calendar-china.generated.ts';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { buildCalendar, withRows, type Calendar } from '../../../kernel/calendar.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { listsInForce } from '../rules/index.ts';
import { enteredLists, hallDays, statesOf } from './store.ts';

type Kept = { state: string; calendar: Calendar };

// A calendar takes 0.7 MB and changes some times a year; a county has a handful of halls.
const kept = new Map<string, Kept>();

/**
 * The calendar by which a jurisdiction counts, or one of its halls with its own closures and openings. Where nothing was entered it is the
 * calendar that came with the house.
 *
 * It is kept by this process; one look at the primary key says whether it still holds. A transaction that has entered something and not
 * committed sees its own calendar, and leaves nothing behind.
 */
export async function calendarOf(db: Db, jurisdictionId: JurisdictionId, hallId?: HallId): Promise<Calendar> {
  const states = await statesOf(db, jurisdictionId, hallId);
  const stateOf = (subject: string) => states.find((one) => one.subject === subject)?.state;
  const years = stateOf('years');
  const published =
    years === undefined
      ? chinaCalendar
      : await keptOr(db, jurisdictionId, years, async () =>
          buildCalendar(listsInForce({ shipped: chinaYears, entered: await enteredLists(db, jurisdictionId) })),
        );
  const own = hallId && stateOf(hallId);
  if (!hallId || own === undefined) return published;
  return keptOr(db, hallId, `${years ?? ''}|${own}`, async () => withRows(published, await hallDays(db, jurisdictionId, hallId)));
}

async function keptOr(db: Db, key: string, state: string, build: () => Promise<Calendar>): Promise<Calendar> {
  const held = kept.get(key);
  if (held?.state === state) return held.calendar;
  const calendar = await build();
  if (!('transaction' in db)) kept.set(key, { state, calendar });
  return calendar;
}
