/** What other rooms may ask of places: its words, whom a window serves, and when a hall is open. */
export * from './words.ts';
export { typesAllow, windowServes, type ServingWindow } from './window-serves.ts';
export { minutesOf, openingOn, spanAt } from './opening-hours.ts';
