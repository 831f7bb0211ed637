/** The messages of the time-limit register, for pages that show it; the calculator's pages go without their weight. */
export * from '../../wire-cases.ts';
