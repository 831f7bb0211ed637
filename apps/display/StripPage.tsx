import { useEffect, useState } from 'react';
import { call } from '../../platform/ui/client.ts';
import { hallClock, useHallNow } from '../../platform/ui/hall-time.ts';
import { listHalls, listWindows } from '../../registers/places/wire.ts';
import { turnOf } from '../../systems/queue/web/announcements.ts';
import { useHallSession } from '../../systems/queue/web/hall-device.ts';
import { stripMessage } from '../../systems/queue/web/strip-message.ts';
import { WindowStrip } from '../../systems/queue/web/WindowStrip.tsx';
import type { BoardState } from '../../systems/queue/wire.ts';
import { pausesOf } from './kept-pauses.ts';
import { ChoosePlace } from './later-screens.ts';
import { useKeptTopic } from './use-kept-topic.ts';
import { Waiting } from './Waiting.tsx';

/** `/display/strip`: the strip over the window that the address names (`?window=`), or to which this device is bound. */
export function StripPage() {
  const asked = new URLSearchParams(location.search);
  const session = useHallSession();
  const device = session.state === 'in' ? session.device : undefined;
  const windowId = asked.get('window') ?? device?.windowId;
  const hallId = useHallOf(windowId, asked.get('hall') ?? (asked.has('window') ? undefined : device?.hallId));
  if (windowId && hallId) return <Strip hallId={hallId} windowId={windowId} />;
  if (windowId || session.state === 'asking') return <Waiting unreachable={session.state === 'asking' && session.unreachable} />;
  return <ChoosePlace what="strip" problem={session.state === 'out' ? session.problem : undefined} />;
}

function Strip({ hallId, windowId }: { hallId: string; windowId: string }) {
  const { state, isLost } = useKeptTopic<BoardState>(`board:${hallId}`);
  const now = useHallNow(1000);
  const window = state?.windows.find((one) => one.windowId === windowId);
  if (!state) return <Waiting unreachable={isLost} />;
  if (!window) return <ChoosePlace what="strip" problem={undefined} />;
  const message = stripMessage(window, state.calls, { now, rate: hallClock.rate() }, pausesOf(state));
  const call = state.calls.find((one) => one.windowId === windowId && one.number === window.serving);
  const turn = `${message.kind} ${call ? turnOf(call) : ''}`;
  return (
    <main>
      <WindowStrip
        number={window.number}
        message={isLost ? { ...message, under: '连接中断，以人工叫号为准' } : message}
        turn={turn}
      />
    </main>
  );
}

/** The hall of a window, looked for in the register where the address does not name it. */
function useHallOf(windowId: string | undefined, known: string | undefined): string | undefined {
  const [found, setFound] = useState<string>();
  useEffect(() => {
    if (!windowId || known) return;
    const gone = new AbortController();
    const patiently = { signal: gone.signal, tries: Number.POSITIVE_INFINITY };
    const look = async () => {
      for (const { hallId } of await call(listHalls, patiently)) {
        const windows = await call(listWindows, { params: { hallId }, ...patiently });
        if (windows.some((window) => window.windowId === windowId)) return hallId;
      }
      return undefined;
    };
    look().then(setFound, () => undefined);
    return () => gone.abort();
  }, [windowId, known]);
  return known ?? found;
}
