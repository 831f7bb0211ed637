import { useState } from 'react';
import type { MatterCode } from '../../kernel/ids.ts';
import { isGranted } from '../../kernel/place.ts';
import { DeskShell } from '../../platform/ui/DeskShell.tsx';
import { pageKeys } from '../../platform/ui/keys.ts';
import { StaleBanner } from '../../platform/ui/states.tsx';
import { UndoToast } from '../../platform/ui/UndoToast.tsx';
import { Why } from '../../platform/ui/Why.tsx';
import { useHallNow } from '../../platform/ui/hall-time.ts';
import { whoIsIt, type WindowState } from '../../systems/queue/wire.ts';
import { Absence } from '../../systems/queue/web/desk/Absence.tsx';
import { BackNotice } from '../../systems/queue/web/desk/BackNotice.tsx';
import { backTime } from '../../systems/queue/web/desk/back-time.ts';
import { ClosingNotice } from '../../systems/queue/web/desk/ClosingNotice.tsx';
import { closingTime } from '../../systems/queue/web/desk/closing-time.ts';
import type { DeskAct } from '../../systems/queue/web/desk/desk-keys.ts';
import { DeskKeys } from '../../systems/queue/web/desk/DeskKeys.tsx';
import { deskClauses, useInForce } from '../../systems/queue/web/desk/in-force.ts';
import { offers as offersOf, type Offers } from '../../systems/queue/web/desk/offers.ts';
import { RestNotice } from '../../systems/queue/web/desk/RestNotice.tsx';
import { restTime } from '../../systems/queue/web/desk/rest-time.ts';
import { NobodyInHand, VisitorInHand } from '../../systems/queue/web/desk/VisitorInHand.tsx';
import { CasesSheet } from './cases/CasesSheet.tsx';
import { DayEndNotice } from './cases/DayEndNotice.tsx';
import { useCases } from './cases/use-cases.ts';
import { DeskHelp } from './DeskHelp.tsx';
import { DeskBadge, DeskStatus } from './DeskHead.tsx';
import { DeskSheets, type SheetName } from './DeskSheets.tsx';
import type { Place } from './my-windows.ts';
import { QueueColumn } from './QueueColumn.tsx';
import type { PersonSession } from './SignedIn.tsx';
import { useAsk } from './use-ask.ts';
import { isSimpleAct, useDesk, type DeskInHand } from './use-desk.ts';
import { WorkColumn } from './WorkColumn.tsx';

type DeskAtWorkProps = { place: Place; session: PersonSession; state: WindowState; onLeave: () => void };

/** The line under the next step. Without news it says what the step asks for first. */
function Said({ desk, offers }: { desk: DeskInHand; offers: Offers }) {
  const clauses = useInForce(deskClauses.confirmNumber);
  if (desk.retrying) return '正在自动重发，只会执行一次';
  if (desk.pending?.act === 'undo') return '正在撤销';
  if (desk.said || offers.next.act !== 'confirm') return desk.said;
  return (
    <>
      请先核对来访人报的号码
      <Why clauses={clauses} about="核对号码" />
    </>
  );
}

const opensSheet: Partial<Record<DeskAct, SheetName>> = {
  park: 'park',
  transfer: 'transfer',
  away: 'away',
  'call-chosen': 'call-chosen',
  matters: 'matters',
};

/** The desk while it is mine or free: arranges its pieces, and sends what is pressed. */
export function DeskAtWork({ place, session, state, onLeave }: DeskAtWorkProps) {
  const desk = useDesk(place);
  const now = useHallNow(5000);
  const [opened, setOpened] = useState<{ sheet: SheetName; about: string }>();
  const [help, setHelp] = useState(false);
  const current = state.current;
  const name = useAsk(whoIsIt, current ? { params: { ...place, ticketId: current.ticketId } } : undefined);
  const extendedHours = useInForce(deskClauses.extendedHours);
  const { connection } = desk.window;
  const mayRecycle = isGranted(session.grants, 'queue.take', { hallId: place.hallId });
  const offers = offersOf({ state, me: session.person.personId, connection, mayRecycle });
  const closing = now === undefined || state.desk.state === 'closed' ? undefined : closingTime(state, now);
  const rest = now === undefined || state.desk.state === 'closed' ? undefined : restTime(state, now);
  const back = now === undefined ? undefined : backTime(state, now);
  const cases = useCases(place, session, closing !== undefined);

  // A question about a visitor or a desk that is no longer so has lost its sense.
  const about = `${current?.ticketId ?? ''} ${current?.done.length ?? 0} ${state.left.length} ${state.desk.state}`;
  const sheet = opened?.about === about ? opened.sheet : undefined;
  // And it does not come back with an undo.
  if (opened && !sheet) setOpened(undefined);

  const { clearRefused } = desk;
  const closeSheet = () => {
    setOpened(undefined);
    clearRefused();
  };

  const closeDesk = async () => {
    if (await cases.warnBeforeClosing()) return;
    cases.show(undefined);
    desk.act('close');
  };

  const press = (act: DeskAct) => {
    const asked = opensSheet[act];
    if (asked) {
      clearRefused();
      return setOpened(sheet === asked ? undefined : { sheet: asked, about });
    }
    setOpened(undefined);
    if (act === 'close') return void closeDesk();
    return isSimpleAct(act) ? desk.act(act) : undefined;
  };

  return (
    <>
      <StaleBanner connection={connection} lastHeard={desk.window.lastHeard} />
      <DeskShell
        place={
          <>
            {state.number}号窗口 · {session.person.name}
            <span className="win-place-name"> · {state.name}</span>
          </>
        }
        state={<DeskBadge state={state.desk.state} />}
        status={<DeskStatus state={state} onHelp={() => setHelp(true)} />}
        notice={
          back ? (
            <BackNotice back={back} />
          ) : rest ? (
            <RestNotice rest={rest} />
          ) : (
            closing && (
              <>
                <ClosingNotice closing={closing} clauses={extendedHours} />
                <DayEndNotice cases={cases} />
              </>
            )
          )
        }
        visitor={
          <>
            {state.desk.state === 'paused' && state.desk.pausedUntil !== null ? (
              <Absence since={state.desk.pausedSince} until={state.desk.pausedUntil} />
            ) : current ? (
              <VisitorInHand ticket={current} name={name.answer?.name} expectedMinutes={state.expectedServiceMinutes} />
            ) : (
              <NobodyInHand next={state.waiting[0]} />
            )}
            <DeskKeys offers={offers} onAct={press} pending={desk.pending?.act} said={<Said desk={desk} offers={offers} />} />
          </>
        }
        queue={
          <QueueColumn
            state={state}
            calls={desk.board.state?.calls ?? []}
            offers={offers}
            pending={desk.pending}
            onChoose={() => press('call-chosen')}
            onResume={desk.resume}
            onRecycle={desk.recycle}
          />
        }
      >
        <CasesSheet
          place={place}
          cases={cases}
          visitor={{ number: current?.number, name: name.answer?.name ?? undefined, matter: matterOf(current) }}
        />
        <DeskSheets name={sheet} place={place} session={session} state={state} desk={desk} onClose={closeSheet} />
        <WorkColumn
          hallId={place.hallId}
          state={state}
          cases={cases}
          refused={sheet ? undefined : desk.refused}
          waitingFor={desk.retrying ? (desk.hindrance?.title ?? '服务器还没有答复') : undefined}
          connection={connection}
          addMatter={offers.addMatter}
          pending={desk.pending?.act}
          onAddMatter={desk.addMatter}
          onSeen={clearRefused}
          onLeave={onLeave}
        />
      </DeskShell>
      {desk.undoable && (
        <UndoToast done={desk.undoable.done} command={desk.undoable.command} onUndo={desk.undo} onOver={desk.forgetUndo} />
      )}
      {help && <DeskHelp keys={pageKeys} onClose={() => setHelp(false)} />}
    </>
  );
}

/** The matter that the visitor took the number for. */
const matterOf = (ticket: WindowState['current']) =>
  ticket && ticket.matterCode !== null && ticket.matterName !== null
    ? { code: ticket.matterCode as MatterCode, name: ticket.matterName }
    : undefined;
