import { useNavigate, useSearch } from '@tanstack/react-router';
import { isDay, type Day } from '../../kernel/day.ts';

type Search = Readonly<Record<string, string | undefined>>;

/** What the address says is looked for, and the way to look for something else on the same page. */
export function usePageSearch(): [Search, (change: Search) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = (changed: Search) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...changed }).filter(([, value]) => value));
    void navigate({ to: '.', search: next as never, replace: true });
  };
  return [search, change];
}

/** The day that is looked for; an address may hold anything. */
export const dayOf = (search: Search, name: 'on' | 'from' | 'to' = 'on'): Day | undefined => {
  const on = search[name];
  return on !== undefined && isDay(on) ? on : undefined;
};
