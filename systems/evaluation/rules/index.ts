/** What other rooms may ask of the rules of evaluation. */
export { switches } from './policy.ts';
export { isNegative } from './evaluate.ts';
export type { Channel, EvaluationFact, Level, NegativeTag } from './facts.ts';
