import type { Day } from '../../../kernel/day.ts';
import type { HallId, StreamId } from '../../../kernel/ids.ts';
import type { Entry } from '../../../platform/journal/record.ts';
import type { ActingSystem, Fact, JournalRoom, Reaction, RecordTx } from '../../../platform/journal/room.ts';
import type { HallDayFact, YearFact } from '../../../registers/calendar/rules/index.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { countCase, redatings, watchAgainOn, type CalendarChange } from '../rules/index.ts';
import type { CaseId } from '../wire-cases.ts';
import { entriesFor } from './entries.ts';
import { factsOfCase, openCasesAfter, watchNext, type ToLookAt } from './store.ts';
import { atOnce } from './watch-job.ts';

/** Changes of the calendar that move dates: of a year for every hall, of a day for one. */
const changes = [
  'CalendarYearPublished',
  'CalendarYearCorrected',
  'CalendarYearWithdrawn',
  'HallDayChanged',
  'HallDayWithdrawn',
] as const;

type Change = Fact<Omit<YearFact, 'type'> | Omit<HallDayFact, 'type'>>;

const hallOfChange = ({ data }: Change): HallId | null => ('hallId' in data ? data.hallId : null);

function changeOf({ type, data }: Change): CalendarChange {
  if ('hallId' in data) return { because: type as CalendarChange['because'], source: data.source, year: null, day: data.day };
  return { because: type as CalendarChange['because'], source: data.source, year: data.year, day: null };
}

/**
 * Counts the open cases again when the calendar has changed: a year published late, a closure, an extra day. Each date that moves, or becomes
 * certain, is a fact with the days of the count that the change speaks of; commits are small, so that the counter does not wait.
 *
 * @clause zhongyang.time-limit.4.1  working days; anyone can check the count
 * @param room  the register itself, which holds these reactions
 */
export const redateOnChange = (room: () => JournalRoom): readonly Reaction[] =>
  changes.map((type) => ({
    name: `time-limit.redate-${type}`,
    on: `calendar.${type}`,
    run: async (act: ActingSystem, fact: Change) => {
      let after: CaseId | null = null;
      for (;;) {
        const cases = await openCasesAfter(act.db, act.jurisdictionId, hallOfChange(fact), after, atOnce);
        const last: ToLookAt | undefined = cases.at(-1);
        if (!last) return;
        await redateRound(act, room(), cases, changeOf(fact), last.caseId);
        after = last.caseId;
      }
    },
  }));

const redateRound = (
  act: ActingSystem,
  room: JournalRoom,
  cases: readonly ToLookAt[],
  change: CalendarChange,
  part: string,
): Promise<{ facts: number }> =>
  act.record(
    room,
    {
      lock: cases.map((one): StreamId => one.stream),
      decide: async (tx) => {
        const entries: Entry[] = [];
        const quiet: { caseId: CaseId; on: Day | null }[] = [];
        for (const one of cases) {
          const moved = await redateCase(tx, one, change);
          entries.push(...moved.entries);
          if (moved.entries.length === 0) quiet.push({ caseId: one.caseId, on: moved.watchOn });
        }
        // Cases whose dates stay may still owe a word on another day than before.
        await watchNext(tx, tx.jurisdictionId, quiet);
        return entries;
      },
      answer: (facts) => ({ facts: facts.length }),
    },
    part,
  );

async function redateCase(
  tx: RecordTx,
  known: ToLookAt,
  change: CalendarChange,
): Promise<{ entries: Entry[]; watchOn: Day | null }> {
  const calendar = await calendarOf(tx, tx.jurisdictionId, known.hallId);
  const facts = await factsOfCase(tx, tx.jurisdictionId, known.caseId);
  const counted = countCase(facts, calendar, tx.today);
  const moved = redatings(counted, known, change, calendar, tx.today);
  return {
    entries: moved.flatMap(({ fact, basis }) =>
      entriesFor(known.stream, { outcome: 'decided', facts: [fact], basis, setAside: [] }),
    ),
    watchOn: watchAgainOn(facts, calendar, tx.today),
  };
}
