/** The messages of time limits: the calculator for everybody, and the golden cases of a county. */
export * from './wire-explain.ts';
export * from './wire-golden.ts';
