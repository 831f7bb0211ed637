/** The golden cases of time limits: questions that people answered by hand, and the program against them. */
export type { Expected, GoldenCase, GoldenCaseId, GoldenFact, GoldenQuestion, SealedReason } from './facts.ts';
export { caseOfRow, rowOfCase } from './row.ts';
export type { GoldenGroup, GoldenRow, RowComplaint } from './row.ts';
export { addGolden, changeGolden, explainGolden, mostGoldenCases, runGolden, withdrawGolden } from './run.ts';
export type { Verdict } from './run.ts';
export { limitText, storyOf } from './words.ts';
