/** What other rooms may ask of places: its words, whom a window serves, and when a hall is open. */
export * from './words.ts';
export { typesAllow, windowServes, type ServingWindow } from './window-serves.ts';
export { clockOf, minutesOf, openingOn, spanAt } from './opening-hours.ts';
export { pauseAt, pausesOf, restsOf, type Pause, type Stretch } from './pauses.ts';
