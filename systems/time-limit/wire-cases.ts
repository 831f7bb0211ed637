/** The messages of the time-limit register (时限台账): cases, their events and extensions, reminders, ledgers and lists. */
export * from './wire-case-views.ts';
export * from './wire-case-acts.ts';
export * from './wire-case-reads.ts';
