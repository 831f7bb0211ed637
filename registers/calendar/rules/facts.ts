import type { Day } from '../../../kernel/day.ts';
import type { HallId } from '../../../kernel/ids.ts';

/** A day of a published list: a day off, or a weekend day worked to make up for it (调休). Weekends of a holiday may stand in it too. */
export type ListedDay = { readonly on: Day; readonly kind: 'holiday' | 'workday'; readonly name: string };

/** What the hall says of a day of its own: closed on a working day, or working on a day off. */
export type HallDayKind = 'closure' | 'opening';

/** Facts on the lists of a jurisdiction. `source` is the notice, which everybody may read. */
export type YearFact =
  | {
      readonly type: 'CalendarYearPublished' | 'CalendarYearCorrected';
      readonly year: number;
      readonly rows: readonly ListedDay[];
      readonly source: string;
    }
  | { readonly type: 'CalendarYearWithdrawn'; readonly year: number; readonly source: string };

/** Facts on the days of one hall. */
export type HallDayFact =
  | {
      readonly type: 'HallDayChanged';
      readonly hallId: HallId;
      readonly day: Day;
      readonly kind: HallDayKind;
      readonly name: string;
      readonly source: string;
    }
  | { readonly type: 'HallDayWithdrawn'; readonly hallId: HallId; readonly day: Day; readonly source: string };
