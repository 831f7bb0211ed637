import { useEffect } from 'react';
import { ElderMode } from '../../platform/ui/ElderMode.tsx';
import type { PadState } from '../../systems/evaluation/wire.ts';
import { useHallSession, type Device } from '../../systems/queue/web/hall-device.ts';
import { ChoosePlace } from './later-screens.ts';
import { ClerkScreen } from './ClerkScreen.tsx';
import { RatingScreen } from './RatingScreen.tsx';
import { useKeptTopic } from './use-kept-topic.ts';
import { useRating } from './use-rating.ts';
import { Waiting } from './Waiting.tsx';
import './pad-page.css';

/** `/display/pad`: the rating pad of the window to which this device is bound. */
export function PadPage() {
  const session = useHallSession();
  useEffect(() => {
    document.documentElement.dataset['surface'] = 'pad';
  }, []);
  if (session.state === 'asking') return <Waiting unreachable={session.unreachable} />;
  const device = session.state === 'in' ? session.device : undefined;
  if (!device?.windowId) return <ChoosePlace what="pad" problem={session.state === 'out' ? session.problem : undefined} />;
  return <Pad hallId={device.hallId} windowId={device.windowId} />;
}

function Pad({ hallId, windowId }: { hallId: Device['hallId']; windowId: NonNullable<Device['windowId']> }) {
  const { state, isLost } = useKeptTopic<PadState>(`pad:${windowId}`);
  // What was kept from before a restart may invite to a rating long past.
  const rating = useRating({ hallId, windowId, invited: isLost ? null : (state?.invited ?? null) });
  if (!state) return <Waiting unreachable={isLost} />;
  return (
    <main className="yc-pad">
      {rating.stage === 'idle' ? <ClerkScreen state={state} isLost={isLost} /> : <RatingScreen state={state} rating={rating} />}
      <footer>
        <ElderMode keep="until-reload" />
        {rating.stage !== 'idle' && <p>您的选择窗口看不到，每件事评价一次。</p>}
      </footer>
    </main>
  );
}
