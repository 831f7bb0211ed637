import { addMonths, dayNumber } from '../../../kernel/day.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';

/**
 * Which of the two clocks a limit belongs to: the one a law sets, or the shorter one the hall has promised.
 *
 * @clause zhongyang.time-limit.2b  limits are the statutory limit and the promised limit announced to the public
 */
export type ClockKind = 'promised' | 'statutory';

/** How long a clock runs. Working days are the rule; a law may also count calendar days or months. */
export type Limit =
  | { readonly unit: 'working-days'; readonly length: number }
  | { readonly unit: 'calendar-days'; readonly length: number }
  | { readonly unit: 'months'; readonly length: number };

/**
 * A limit that begins on `start`, as days to count: in months, the days up to the corresponding day of the last month, so
 * that a stop can lengthen it day by day.
 *
 * @clause law.time-limit.civil-code-202  a period in months ends on the corresponding day, or the last day of that month
 */
export const daysToCount = (limit: Limit, start: Day): number =>
  limit.unit === 'months' ? dayNumber(addMonths(start, limit.length)) - dayNumber(start) : limit.length;

/** The clauses by which a limit is counted in its unit. */
export const unitClauses = (limit: Limit, workingDayClauses: readonly ClauseId[]): readonly ClauseId[] =>
  limit.unit === 'working-days'
    ? workingDayClauses
    : limit.unit === 'months'
      ? ['law.time-limit.civil-code-201', 'law.time-limit.civil-code-202']
      : ['law.time-limit.civil-code-201'];
