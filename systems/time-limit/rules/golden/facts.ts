import type { Day } from '../../../../kernel/day.ts';
import type { Id } from '../../../../kernel/ids.ts';
import type { ExplainRequest } from '../explain.ts';

export type GoldenCaseId = Id<'golden-case'>;

/** What somebody counted by hand. No deadline: the clock stands, or ended while it stood. */
export type Expected = {
  readonly deadline: Day | null;
  /** The deadline if it resumed on the day asked for. */
  readonly ifResumedOn: Day | null;
  /** It reaches into a year without a published calendar. */
  readonly provisional: boolean;
};

/** A question to the calculator and the answer that a person found with a desk calendar. */
export type GoldenQuestion = Pick<ExplainRequest, 'documents' | 'limit' | 'events' | 'switches' | 'asOf'> & {
  /** Days on which the hall closed or opened by itself. */
  readonly closures: readonly string[];
  readonly openings: readonly string[];
  readonly expected: Expected;
};

/** The same with the line that says how it was counted. */
export type GoldenCase = GoldenQuestion & { readonly reason: string };

/** How a fact names the sealed row of the reason. */
export type SealedReason = { readonly sealed: Id<'sealed'>; readonly digest: string };

/**
 * What happens to a golden case of a county, on the stream `golden:<year>:<id>`. The reason stands in a sealed row, as all free text.
 * A stored fact keeps its shape for ever.
 */
export type GoldenFact =
  | {
      readonly type: 'GoldenCaseAdded' | 'GoldenCaseChanged';
      readonly question: GoldenQuestion;
      readonly content: SealedReason;
    }
  | { readonly type: 'GoldenCaseWithdrawn' };
