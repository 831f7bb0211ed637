import type { Day } from '../../../kernel/day.ts';
import type { Entry } from '../../../platform/journal/record.ts';
import type { ActingSystem, Job, JournalRoom, RecordTx } from '../../../platform/journal/room.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { watchAgainOn, whatIsDue } from '../rules/index.ts';
import type { CaseId } from '../wire-cases.ts';
import { entriesFor } from './entries.ts';
import { casesToWatch, factsOfCase, watchNext, type ToLookAt } from './store.ts';

/** Cases one commit looks at, at most. */
export const atOnce = 250;

/**
 * Writes down what time alone brings about: acceptance by silence, reminders to the handler, entries in the overdue ledger, urges nobody
 * answered. Each case is looked at on the days on which something may come, and on no others.
 *
 * @clause xuchang.time-limit.5.1.2.6b  cases about to fall due are reminded; no reaction to an urge escalates
 * @clause zhongyang.time-limit.3.2c    same-day matters are warned of before they are due
 * @clause dafan.time-limit.11.10.1     the overdue record is made automatically at the due date
 * @clause dafan.time-limit.11.10.3     a missing answer is an overdue record of its own
 * @clause dafan.time-limit.11.10.5     a decided but undelivered case turns overdue when the limit passes
 * @param room  the register itself, which holds this job
 */
export const watchCases = (room: () => JournalRoom): Job => ({
  name: 'time-limit.watch',
  title: '办件时限：提醒、超时登记、催办上报、视为受理',
  when: { everyMinutes: 15 },
  async run(act, _due, today) {
    for (let round = 1; ; round += 1) {
      const cases = await casesToWatch(act.db, act.jurisdictionId, today, atOnce);
      if (cases.length === 0) return;
      const { moved } = await watchRound(act, room(), cases, today, `${round}`);
      // A round that moved nothing would come back for ever; the next slot of the job tries again.
      if (moved === 0) return;
    }
  },
});

const watchRound = (act: ActingSystem, room: JournalRoom, cases: readonly ToLookAt[], today: Day, part: string) => {
  let advanced = 0;
  return act.record<{ moved: number }>(
    room,
    {
      lock: cases.map((one) => one.stream),
      decide: async (tx) => {
        const { entries, quiet } = await dueIn(tx, cases, today);
        advanced = await watchNext(tx, tx.jurisdictionId, quiet);
        return entries;
      },
      answer: (facts) => ({ moved: facts.length + advanced }),
    },
    part,
  );
};

/** What is due in these cases, and for those where nothing is, the day of the next look. */
export async function dueIn(
  tx: RecordTx,
  cases: readonly Pick<ToLookAt, 'caseId' | 'stream' | 'hallId'>[],
  today: Day,
): Promise<{ entries: Entry[]; quiet: { caseId: CaseId; on: Day | null }[] }> {
  const entries: Entry[] = [];
  const quiet: { caseId: CaseId; on: Day | null }[] = [];
  for (const { caseId, stream, hallId } of cases) {
    const calendar = await calendarOf(tx, tx.jurisdictionId, hallId);
    const facts = await factsOfCase(tx, tx.jurisdictionId, caseId);
    const due = whatIsDue(facts, calendar, today);
    if (due.length === 0) quiet.push({ caseId, on: watchAgainOn(facts, calendar, today) });
    for (const { fact, basis } of due)
      entries.push(...entriesFor(stream, { outcome: 'decided', facts: [fact], basis, setAside: [] }));
  }
  return { entries, quiet };
}
