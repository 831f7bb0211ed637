import { clockOf, pausesOf } from '../rules/index.ts';
import type { WeekHours } from '../wire.ts';
import { hoursWords } from './places-words.ts';

/** When windows on duty work and the others rest, of the days that have such a time: `周一至周五 12:00–13:30`. Empty where no day has. */
export const middayWords = (hours: WeekHours): string =>
  hoursWords(
    hours.flatMap(({ weekday, spans }) => {
      const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
      // As if somebody were on duty: it is said to whoever is about to say so.
      const midday = pausesOf(sorted, true).filter(({ isMidday }) => isMidday);
      const rests = midday.map(({ from, to }) => ({ from: clockOf(from), to: clockOf(to), shift: 'ordinary' as const }));
      return rests.length > 0 ? [{ weekday, spans: rests }] : [];
    }),
  );
