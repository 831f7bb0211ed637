import { chinaYears } from './calendar-china.generated.ts';
import { buildCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';

/** The calendar of the mainland as far as it is published with this release; a hall adds years and its own days to it. */
export const chinaCalendar: Calendar = buildCalendar(chinaYears);
