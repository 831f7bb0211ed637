import type { HallId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/day.ts';
import { decided } from '../../../kernel/decision.ts';
import { resolve } from '../../../kernel/policy.ts';
import type { ActingSystem, Job, JournalRoom } from '../../../platform/journal/room.ts';
import { calendarOf } from '../../../registers/calendar/server/reads.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import { interimEvery, remindersOn, type AssignedMatterFact, type DueReminder } from '../rules/index.ts';
import { hallsWithOpenMatters, matterById, openMatters, type MatterRow } from './store.ts';

/**
 * Reminds undertakers every working morning of what is due or late: the result, and on important matters the report of progress. A
 * reminder is a fact, so that the story of a matter shows who was reminded and when.
 *
 * @param room  assigned matters itself, which holds this job
 * @clause dafan.assigned-matters.11.6.3b  missing reports are reminded
 */
export const remind = (room: () => JournalRoom): Job => ({
  name: 'assigned-matters.remind',
  title: '提醒交办事项：临近到期、逾期和该报进展的',
  when: { dailyAt: '08:40' },
  async run(act, _due, today) {
    for (const { hallId } of await hallsWithOpenMatters(act.db, act.jurisdictionId)) await remindHall(act, room(), hallId, today);
  },
});

async function remindHall(act: ActingSystem, room: JournalRoom, hallId: HallId, today: Day): Promise<void> {
  const [calendar, policy, matters] = await Promise.all([
    calendarOf(act.db, act.jurisdictionId, hallId),
    policyOf(act.db, act.jurisdictionId, hallId, today),
    openMatters(act.db, act.jurisdictionId, hallId),
  ]);
  const every = resolve(interimEvery, policy).value;
  for (const matter of matters) {
    if (remindersOn(today, matter, calendar, every).length === 0) continue;
    await act.record(
      room,
      {
        lock: [matter.stream],
        decide: async (tx) => {
          // Reported or handed over since the list was read: what stands now decides.
          const now = (await matterById(tx, tx.jurisdictionId, hallId, matter.matterId))!;
          const facts = remindersOn(today, now, calendar, every).map((one) => reminded(now, today, one));
          return facts.length === 0
            ? []
            : [{ stream: matter.stream, decision: decided(facts, 'dafan.assigned-matters.11.6.3b'), on: today }];
        },
        answer: (facts) => ({ facts: facts.length }),
      },
      matter.matterId,
    );
  }
}

const reminded = (matter: MatterRow, on: Day, { about, due, workingDaysLeft }: DueReminder): AssignedMatterFact => ({
  type: 'AssignedMatterReminded',
  on,
  about,
  due,
  workingDaysLeft,
  to: matter.undertaker,
});
