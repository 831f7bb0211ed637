import { useEffect, useState } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { call } from '../../platform/ui/client.ts';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import { arrivals } from '../../systems/queue/wire.ts';

export type Hours = Pick<AnswerOf<typeof arrivals>, 'isOpen' | 'opensAt' | 'closesAt'>;

const everyMs = 60_000;

/** Whether the hall is open, asked again every minute; undefined while it is not known. */
export function useHours(hallId: string): Hours | undefined {
  const [hours, setHours] = useState<Hours>();
  useEffect(() => {
    const gone = new AbortController();
    const ask = () =>
      void call(arrivals, { params: { hallId: hallId as HallId }, signal: gone.signal }).then(setHours, () => undefined);
    ask();
    const timer = setInterval(ask, everyMs);
    return () => {
      gone.abort();
      clearInterval(timer);
    };
  }, [hallId]);
  return hours;
}
