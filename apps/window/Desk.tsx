import { ProblemNote, Skeleton, StaleBanner, Empty } from '../../platform/ui/states.tsx';
import { useTopic } from '../../platform/ui/use-topic.ts';
import { listWindows } from '../../registers/places/wire.ts';
import type { WindowState } from '../../systems/queue/wire.ts';
import { DeskAtWork } from './DeskAtWork.tsx';
import { LeaveWindow, TakenWindow } from './TakenWindow.tsx';
import { myWindows, type Place } from './my-windows.ts';
import type { PersonSession } from './SignedIn.tsx';
import { useAsk } from './use-ask.ts';
import { seat } from '../../systems/queue/web/desk/offers.ts';

export type DeskProps = { place: Place; session: PersonSession; onLeave: () => void };

/** The desk of one window, once it is certain that it exists, is mine to serve at, and nobody else sits there. */
export function Desk({ place, session, onLeave }: DeskProps) {
  const register = useAsk(listWindows, { params: { hallId: place.hallId } });
  const window = register.answer && myWindows(session.grants, register.answer).find((one) => one.windowId === place.windowId);
  const live = useTopic<WindowState>(window ? `window:${place.windowId}` : undefined);

  if (window && live.state) {
    return seat(live.state, session.person.personId) === 'taken' ? (
      <TakenWindow place={place} session={session} state={live.state} live={live} onLeave={onLeave} />
    ) : (
      <DeskAtWork place={place} session={session} state={live.state} onLeave={onLeave} />
    );
  }
  return (
    <main className="win-page">
      <h1 className="yc-hidden">窗口</h1>
      {register.problem && <ProblemNote problem={register.problem} onRetry={register.again} />}
      {register.answer && !window && (
        <Empty title="您不能在这个窗口上岗" next="这个窗口已停用，或不在您的岗位范围内。请选择其他窗口，或联系大厅管理员。">
          <LeaveWindow onLeave={onLeave} />
        </Empty>
      )}
      {!register.problem && (!register.answer || window) && <Skeleton lines={8} />}
      {window && <StaleBanner connection={live.connection} lastHeard={live.lastHeard} />}
    </main>
  );
}
