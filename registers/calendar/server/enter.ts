import { chinaYears } from '../../../kernel/calendar-china.generated.ts';
import { workingDaysIn } from '../../../kernel/calendar.ts';
import { day, type Day } from '../../../kernel/day.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { HallId } from '../../../kernel/ids.ts';
import type { Command, Standing } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import * as rules from '../rules/index.ts';
import { calendarOf } from './reads.ts';
import { enteredLists, hallDays, journalRoom, streamOf, type Subject } from './store.ts';

/** What entering a list did: the working days of its year, and whether dates that reach into it were provisional while it ran. */
export type Entered = { year: number; workingDays: number; wasLate: boolean };

async function enter<Answer extends Entered | { year: number } | { on: Day }>(
  house: House,
  standing: Standing,
  command: Command,
  subject: Subject,
  decide: (tx: RecordTx) => Promise<Decision<rules.YearFact | rules.HallDayFact>>,
  answer: (tx: RecordTx) => Promise<Answer>,
): Promise<Answer> {
  const known = await streamOf(house.db, standing.jurisdictionId, subject);
  return house.journal.record<Answer>(standing, journalRoom, command, {
    lock: known ? [known] : [],
    decide: async (tx) => {
      const begun = await streamOf(tx, standing.jurisdictionId, subject);
      const stream =
        begun ?? (subject === 'years' ? tx.newStream('calendar', standing.jurisdictionId) : tx.newStream('hall-days', subject));
      return [{ stream, decision: await decide(tx) }];
    },
    answer: (_facts, tx) => answer(tx),
  });
}

const known = async (tx: RecordTx): Promise<rules.KnownLists> => ({
  shipped: chinaYears,
  entered: await enteredLists(tx, tx.jurisdictionId),
});

/** Whether a list that is entered on this day comes when its year has begun. */
export const isLate = (year: number, enteredOn: Day): boolean => enteredOn >= day(`${year}-01-01`);

async function entered(tx: RecordTx, year: number): Promise<Entered> {
  const calendar = await calendarOf(tx, tx.jurisdictionId);
  const workingDays = workingDaysIn(day(`${year}-01-01`), day(`${year}-12-31`), calendar);
  return { year, workingDays, wasLate: isLate(year, tx.today) };
}

/** Enters the list of a year. @throws Refused  the year has one, or rows that cannot be */
export const publishYear = (house: House, standing: Standing, command: Command, list: rules.YearList): Promise<Entered> =>
  enter(
    house,
    standing,
    command,
    'years',
    async (tx) => rules.publishYear(list, await known(tx), tx.waived),
    (tx) => entered(tx, list.year),
  );

/** Puts another list in the place of the one that holds. @throws Refused  as `publishYear`, or nothing to correct */
export const correctYear = (house: House, standing: Standing, command: Command, list: rules.YearList): Promise<Entered> =>
  enter(
    house,
    standing,
    command,
    'years',
    async (tx) => rules.correctYear(list, await known(tx), tx.waived),
    (tx) => entered(tx, list.year),
  );

/** Takes an entered list back. @throws Refused  the list was not entered here */
export const withdrawYear = (
  house: House,
  standing: Standing,
  command: Command,
  { year, source }: Pick<rules.YearList, 'year' | 'source'>,
): Promise<{ year: number }> =>
  enter(
    house,
    standing,
    command,
    'years',
    async (tx) => rules.withdrawYear(year, source, await known(tx)),
    async () => ({ year }),
  );

/** Closes a hall on a day, or has it work on one. @throws Refused  every reason against it */
export const changeHallDay = (
  house: House,
  standing: Standing,
  command: Command,
  request: rules.HallDayRequest,
): Promise<{ on: Day }> =>
  enter(
    house,
    standing,
    command,
    request.hallId,
    async (tx) => {
      const changed = await hallDays(tx, tx.jurisdictionId, request.hallId);
      return rules.changeHallDay(request, changed, await calendarOf(tx, tx.jurisdictionId), tx.today);
    },
    async () => ({ on: request.on }),
  );

/** Takes the hall's word on a day back. @throws Refused  the hall has said nothing of that day */
export const withdrawHallDay = (
  house: House,
  standing: Standing,
  command: Command,
  request: { hallId: HallId; on: Day; source: string },
): Promise<{ on: Day }> =>
  enter(
    house,
    standing,
    command,
    request.hallId,
    async (tx) => rules.withdrawHallDay(request, await hallDays(tx, tx.jurisdictionId, request.hallId)),
    async () => ({ on: request.on }),
  );
