/** The door of the rules of assigned matters: what other rooms may import. */
export { annul, closeAssignedMatter, handOver, makeInterimReport, reportResult } from './act.ts';
export { assign, dueDay } from './assign.ts';
export type { Assignment, Dated, DueDay } from './assign.ts';
export type { AssignedMatterFact, AssignedMatterId, DueFrom, ReminderAbout, ReportWay, SealedText, Source } from './facts.ts';
export { foldAssignedMatter } from './matter.ts';
export type { AssignedMatter } from './matter.ts';
export { interimEvery, limits, reportsBack, sourceClause, switches } from './policy.ts';
export { openForMeeting, remindersOn, standingOf } from './standing.ts';
export type { AssignedMatterStanding, DueReminder } from './standing.ts';
