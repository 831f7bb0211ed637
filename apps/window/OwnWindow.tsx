import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { useHallNow } from '../../platform/ui/hall-time.ts';
import { useTopic } from '../../platform/ui/use-topic.ts';
import type { WindowView } from '../../registers/places/wire.ts';
import type { WindowState } from '../../systems/queue/wire.ts';
import { BackNotice } from '../../systems/queue/web/desk/BackNotice.tsx';
import { backTime } from '../../systems/queue/web/desk/back-time.ts';

type OwnProps = { window: WindowView; isChosen: boolean; onChoose: () => void };

/**
 * Midday is over and the window at which I sat is still closed: said before I choose, with the way there where another is chosen.
 *
 * @clause xuchang.attendance.4.2.2a  on duty in time
 */
export function OwnWindow({ window, isChosen, onChoose }: OwnProps) {
  const live = useTopic<WindowState>(`window:${window.windowId}`);
  const now = useHallNow(5000);
  const back = live.state && now !== undefined ? backTime(live.state, now) : undefined;
  // The room is kept, so that nothing moves under the hand when the hour comes.
  return (
    <div className="win-own">
      <div aria-live="polite">
        {back && (
          <div className="win-own-said">
            <BackNotice back={back} number={String(window.number)} />
          </div>
        )}
      </div>
      {back && !isChosen && <KeyButton onPress={onChoose}>选 {String(window.number)} 号窗口</KeyButton>}
    </div>
  );
}
