/** The door of the calendar rules: what other rooms may import. */
export type { HallDayFact, HallDayKind, ListedDay, YearFact } from './facts.ts';
export { changeHallDay, withdrawHallDay } from './hall-day.ts';
export type { HallDay, HallDayRequest } from './hall-day.ts';
export { correctYear, listsInForce, publishYear, withdrawYear } from './year-list.ts';
export type { KnownLists, YearList } from './year-list.ts';
