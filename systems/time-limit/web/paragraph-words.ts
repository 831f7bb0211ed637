import type { Day } from '../../../kernel/day.ts';
import type { ExplainedDay, Limit } from '../rules/index.ts';
import type { ExplainAnswerMessage } from '../wire-explain.ts';
import { countInWords } from '../wording.ts';
import type { Question } from './question.ts';

/** The answer as one paragraph for papers; it says which of the two limits was asked about. */
export const paragraphOf = (
  { kind }: Pick<Question, 'kind'>,
  limit: Limit,
  days: readonly ExplainedDay[],
  { deadline, provisional }: Pick<ExplainAnswerMessage, 'deadline' | 'provisional'>,
): string => countInWords(limit, days, deadline as Day | null, provisional, kind);
