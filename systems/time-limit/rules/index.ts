/** The door of the time-limit rules: what other rooms may import. */
export { breachesOf, deliverBy } from './breaches.ts';
export type { Breach, BreachCode } from './breaches.ts';
export { evolve, foldClock, readClock, stopsClock, tellBy } from './clock.ts';
export type { Clock, ClockReading, ClockState, ClockTerms } from './clock.ts';
export { impossibleOrders } from './events.ts';
export type { ClockEvent, StopReason } from './events.ts';
export { explain, longest } from './explain.ts';
export type { ExplainAnswer, Explained, ExplainRequest } from './explain.ts';
export { explainDays } from './explanation.ts';
export type { ExplainedDay } from './explanation.ts';
export type { ClockKind, Limit } from './limit.ts';
export { clausesHere, documentIds, resolvePolicy, switches, timeLimitPolicy } from './policy.ts';
export type { DocumentId, SwitchKey, SwitchOverrides, TimeLimitPolicy } from './policy.ts';
