/** The door of the time-limit rules: what other rooms may import. */
export { breachesOf, deliverBy } from './breaches.ts';
export type { Breach, BreachCode } from './breaches.ts';
export { dueDay, promiseIsCommitmentOnly, readCase } from './case-clocks.ts';
export type { CaseClocks, DueDay, OneClock } from './case-clocks.ts';
export { evolve, foldClock, stopsClock, tellBy } from './clock.ts';
export { readClock } from './reading.ts';
export type { AnchorReason, Clock, ClockTerms, EndReason } from './clock.ts';
export type { ClockReading, ClockState } from './reading.ts';
export { impossibleOrders } from './events.ts';
export type { ClockEvent, StopReason } from './events.ts';
export { explain, longest } from './explain.ts';
export type { ExplainAnswer, Explained, ExplainRequest } from './explain.ts';
export { explainDays } from './explanation.ts';
export type { CountsBecause, ExplainedDay, SkippedBecause } from './explanation.ts';
export {
  approveExtension,
  extensionNotToldInTime,
  fileExtension,
  requestExtension,
  tellExtension,
  tellExtensionBy,
} from './extension.ts';
export type { ExtensionRequest, MatterExtensionRule } from './extension.ts';
export { clockEvents, extensionsOf } from './facts.ts';
export type { Extension, NoticeForm, OverdueCause, TimeLimitFact } from './facts.ts';
export type { ClockKind, Limit } from './limit.ts';
export {
  changeOfPromiseRefusals,
  leaveOpenRefusals,
  lowerExaminationBy,
  matterLimitRefusals,
  pinLimits,
  promisedDate,
  sameDayDeadline,
  stageDeadlines,
} from './matter-limits.ts';
export type { MatterLimits } from './matter-limits.ts';
export { compression } from './measures.ts';
export type { Compression } from './measures.ts';
export {
  claimApplicantsCause,
  closingRefusals,
  countedBreaches,
  decideDeemedConsent,
  isDeemedConsent,
  judgeApplicantsCause,
  nonAcceptanceBreach,
  outOfScopeRefusals,
  stepRefusals,
} from './overdue.ts';
export { clausesHere, documentIds, resolvePolicy, switches, timeLimitPolicy } from './policy.ts';
export type { DocumentId, ReminderAt, SwitchKey, SwitchOverrides, TimeLimitPolicy } from './policy.ts';
export { redate } from './redate.ts';
export type { ChangedDay, Redating } from './redate.ts';
export { reminders, urgency } from './reminders.ts';
export type { Reminder, Urgency } from './reminders.ts';
export { resumeClock, stopClock } from './stops.ts';
export type { StopRequest } from './stops.ts';
