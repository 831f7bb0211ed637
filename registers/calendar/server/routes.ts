import { chinaYears } from '../../../kernel/calendar-china.generated.ts';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { isWorkingDay, rowOn, workingDaysIn, type Calendar } from '../../../kernel/calendar.ts';
import { addDays, day, daysInMonth, type Day } from '../../../kernel/day.ts';
import type { HallId, JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Route } from '../../../platform/http/route.ts';
import { route, type House } from '../../../platform/room/room.ts';
import * as wire from '../wire.ts';
import * as commands from './enter.ts';
import { calendarOf } from './reads.ts';
import { enteredYears } from './store.ts';

/** The days of a year, or of one of its months, as the calendar shows them. */
function daysOf(calendar: Calendar, year: number, month: number | undefined): wire.CalendarDay[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const first = day(`${year}-${two(month ?? 1)}-01`);
  const last = day(`${year}-${two(month ?? 12)}-${two(daysInMonth(year, month ?? 12))}`);
  const days: wire.CalendarDay[] = [];
  for (let on: Day = first; on <= last; on = addDays(on, 1)) {
    const row = rowOn(on, calendar);
    days.push({
      on,
      isWorking: isWorkingDay(on, calendar),
      notice: row ? { kind: row.kind, name: row.name, source: row.source } : null,
    });
  }
  return days;
}

async function yearView(
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId | undefined,
  year: number,
  month: number | undefined,
): Promise<wire.YearView> {
  // A house that is not set up yet has no jurisdiction; the published lists hold for everybody.
  const calendar = jurisdictionId ? await calendarOf(db, jurisdictionId, hallId) : chinaCalendar;
  const entered = jurisdictionId ? (await enteredYears(db, jurisdictionId)).find((one) => one.year === year) : undefined;
  const shipped = chinaYears.find((one) => one.year === year);
  return {
    year,
    list: entered ? 'entered' : shipped ? 'shipped' : 'not-yet',
    source: entered?.source ?? shipped?.rows[0]?.source ?? null,
    enteredOn: entered?.enteredOn ?? null,
    // A correction of a shipped list comes late by nature; nothing was provisional before it.
    wasLate: entered !== undefined && !shipped && commands.isLate(year, entered.enteredOn),
    workingDays: workingDaysIn(day(`${year}-01-01`), day(`${year}-12-31`), calendar),
    days: daysOf(calendar, year, month),
  };
}

export const routes: readonly Route<House>[] = [
  route(wire.readYear, ({ standing, params, query }, { db }) =>
    yearView(db, standing.jurisdictionId, undefined, params.year, query.month),
  ),
  route(wire.readHallYear, ({ standing, params, query }, { db }) =>
    yearView(db, standing.jurisdictionId, params.hallId, params.year, query.month),
  ),
  route(wire.publishYear, ({ standing, command, body }, house) => commands.publishYear(house, standing, command, body)),
  route(wire.correctYear, ({ standing, command, params, body }, house) =>
    commands.correctYear(house, standing, command, { year: params.year, ...body }),
  ),
  route(wire.withdrawYear, ({ standing, command, params, body }, house) =>
    commands.withdrawYear(house, standing, command, { year: params.year, ...body }),
  ),
  route(wire.changeHallDay, ({ standing, command, params, body }, house) =>
    commands.changeHallDay(house, standing, command, { hallId: params.hallId, ...body }),
  ),
  route(wire.withdrawHallDay, ({ standing, command, params, body }, house) =>
    commands.withdrawHallDay(house, standing, command, { ...params, ...body }),
  ),
];
