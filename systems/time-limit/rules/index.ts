/** The door of the time-limit rules: what other rooms may import. */
export { breachesOf, deliverBy } from './breaches.ts';
export type { Breach, BreachCode, OverdueCode } from './breaches.ts';
export { dueDay, promiseIsCommitmentOnly, readCase } from './case-clocks.ts';
export type { CaseClocks, DueDay, OneClock } from './case-clocks.ts';
export { evolve, foldClock, stopsClock, tellBy } from './clock.ts';
export { anchorClauses, readClock } from './reading.ts';
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
  askedLateClauses,
  extensionNotToldInTime,
  fileExtension,
  requestExtension,
  tellExtension,
  tellExtensionBy,
} from './extension.ts';
export type { ExtensionRequest, MatterExtensionRule } from './extension.ts';
export { clockEvents, extensionsOf } from './facts.ts';
export type { Extension, NoticeForm, OverdueCause, SealedText, TimeLimitFact } from './facts.ts';
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
export { caseEventTypes, eventsThatMayFollow, recordCaseEvent } from './case-events.ts';
export type { CaseEvent, CaseEventType } from './case-events.ts';
export {
  approveCaseExtension,
  declineCaseExtension,
  extensionWaits,
  fileCaseExtension,
  noticeOf,
  requestCaseExtension,
  stateOf,
  tellCaseExtension,
} from './case-extension.ts';
export type { NoticeState } from './case-extension.ts';
export type { CaseRegistered } from './case-facts.ts';
export { caseOn, countCase, foldCase, hallOf, pinnedPolicy, usedDays } from './case-file.ts';
export type { CaseEnd, CaseFile, CaseStep, CountedCase, DueBy } from './case-file.ts';
export {
  claimReason,
  claimState,
  codesInLedger,
  decideConsent,
  explainLeftOpen,
  isOnConsentList,
  judgeReason,
  reviewNonAcceptance,
} from './ledger-acts.ts';
export { limitsInCatalogue, registerCase } from './register-case.ts';
export type { CatalogueLimits, Registration } from './register-case.ts';
export { answerUrge, urgeHandler, urgesOf } from './urges.ts';
export type { Urge } from './urges.ts';
export { brokenOn, ledgerOf, watchAgainOn, whatIsDue } from './watch.ts';
export type { Broken, DueFact } from './watch.ts';
export { redatings } from './redate-case.ts';
export type { CalendarChange, DatesBefore } from './redate-case.ts';
export { mayNextOf } from './may-next.ts';
export type { FurtherAct } from './may-next.ts';
