import type { BoardState, TicketView, WindowState } from '../../systems/queue/wire.ts';
import { ActButton } from '../../systems/queue/web/desk/DeskKeys.tsx';
import type { Offers } from '../../systems/queue/web/desk/offers.ts';
import { SetAside } from '../../systems/queue/web/desk/SetAside.tsx';
import { TakenElsewhere } from '../../systems/queue/web/desk/TakenElsewhere.tsx';
import { WaitingList } from '../../systems/queue/web/desk/WaitingList.tsx';
import type { DeskInHand } from './use-desk.ts';

type QueueColumnProps = {
  state: WindowState;
  calls: BoardState['calls'];
  offers: Offers;
  pending: DeskInHand['pending'];
  onChoose: () => void;
  onResume: (ticket: TicketView) => void;
  onRecycle: (ticket: TicketView) => void;
};

/** How many calls of other windows are in sight. */
const callsInSight = 3;

/** Always in this order: waiting, parked, missed, and where the last numbers went. */
export function QueueColumn({ state, calls, offers, pending, onChoose, onResume, onRecycle }: QueueColumnProps) {
  const others = calls.filter((call) => call.windowId !== state.windowId).slice(0, callsInSight);
  // Who was interrupted first goes on first; who was missed last is the likeliest to stand there now.
  const parked = [...state.parked].sort((one, other) => (one.parkedSince ?? 0) - (other.parkedSince ?? 0));
  const missed = [...state.missed].sort((one, other) => (other.calledAt ?? 0) - (one.calledAt ?? 0));
  const busyWith = (act: 'resume' | 'recycle') => pending && (pending.act === act ? pending.ticketId : 'other');
  return (
    <div className="win-queue">
      <section className="win-queue-waiting" aria-labelledby="waiting">
        <h2 id="waiting">
          等候 <span className="yc-figures">{state.waitingCount}</span>
        </h2>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list must be scrolled by keyboard as well */}
        <section className="win-queue-list" tabIndex={0} aria-label="等候名单">
          <WaitingList waiting={state.waiting} count={state.waitingCount} />
        </section>
        <ActButton offer={offers.callChosen} onAct={onChoose} pending={pending?.act} />
      </section>
      <section aria-labelledby="parked">
        <h2 id="parked">
          暂存 <span className="yc-figures">{state.parked.length}</span>
        </h2>
        <SetAside tickets={parked} offer={offers.resume} onPress={onResume} pending={busyWith('resume')} />
      </section>
      <section aria-labelledby="missed">
        <h2 id="missed">
          过号 <span className="yc-figures">{state.missed.length}</span>
        </h2>
        <SetAside tickets={missed} offer={offers.recycle} onPress={onRecycle} pending={busyWith('recycle')} />
      </section>
      <section aria-labelledby="elsewhere">
        <h2 id="elsewhere">其他窗口刚呼叫</h2>
        <TakenElsewhere calls={others} />
      </section>
    </div>
  );
}
