/** What other rooms may ask of the catalogue: its words, and who handles a matter. */
export * from './matter.ts';
export { groupsServing, tierOf, windowsServing } from './where-served.ts';
