import { useEffect, useState } from 'react';
import { call } from '../../platform/ui/client.ts';
import { readSeals } from '../../platform/wire/journal.ts';

const everyMs = 60_000;

/**
 * The short code of the hall's newest seal, asked again every minute. Once it was seen on the board by everybody, nobody can change the
 * record under it unnoticed.
 */
export function useSeal(hallId: string): string | undefined {
  const [code, setCode] = useState<string>();
  useEffect(() => {
    const gone = new AbortController();
    const ask = () =>
      void call(readSeals, { params: { hallId }, signal: gone.signal }).then(
        ({ seals }) => setCode(seals[0]?.code),
        () => undefined,
      );
    ask();
    const timer = setInterval(ask, everyMs);
    return () => {
      gone.abort();
      clearInterval(timer);
    };
  }, [hallId]);
  return code;
}
