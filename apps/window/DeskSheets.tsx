import { isGranted } from '../../kernel/place.ts';
import { listDepartments, listGroups, listWindows, type DepartmentView, type WindowView } from '../../registers/places/wire.ts';
import type { WindowState } from '../../systems/queue/wire.ts';
import { AwaySheet } from '../../systems/queue/web/desk/AwaySheet.tsx';
import { CallChosenSheet } from '../../systems/queue/web/desk/CallChosenSheet.tsx';
import { deskClauses, useInForce } from '../../systems/queue/web/desk/in-force.ts';
import { MattersSheet } from '../../systems/queue/web/desk/MattersSheet.tsx';
import { ReasonSheet } from '../../systems/queue/web/desk/ReasonSheet.tsx';
import type { DepartmentHere } from '../../systems/queue/web/desk/transfer-choices.ts';
import { TransferSheet } from '../../systems/queue/web/desk/TransferSheet.tsx';
import type { Place } from './my-windows.ts';
import type { PersonSession } from './SignedIn.tsx';
import { useAsk } from './use-ask.ts';
import type { DeskInHand } from './use-desk.ts';

export type SheetName = 'park' | 'transfer' | 'away' | 'call-chosen' | 'matters';

type DeskSheetsProps = {
  name: SheetName | undefined;
  place: Place;
  session: PersonSession;
  state: WindowState;
  desk: DeskInHand;
  onClose: () => void;
};

const parkReasons = ['去复印、补材料', '等部门答复', '有紧急事务，须暂停办理', '来访人临时离开'];

/** The question that lies over the work, if one does. It goes away when the state shows that its act was done. */
export function DeskSheets({ name, place, session, state, desk, onClose }: DeskSheetsProps) {
  const groups = useAsk(listGroups, name === 'transfer' ? { params: { hallId: place.hallId } } : undefined);
  const places = useAsk(listWindows, name === 'transfer' ? { params: { hallId: place.hallId } } : undefined);
  const departments = useAsk(listDepartments, name === 'transfer' ? {} : undefined);
  const parkClauses = useInForce(deskClauses.park);
  const visitClauses = useInForce(deskClauses.visit);
  const absenceClauses = useInForce(deskClauses.absence);
  const number = state.current?.number ?? '';
  const refused = desk.refused?.act === name ? desk.refused?.problem : undefined;
  const frame = { problem: refused ?? groups.problem, onClose };
  const pending = desk.pending?.act === name;

  switch (name) {
    case undefined:
      return null;
    case 'park':
      return (
        <ReasonSheet
          {...frame}
          title={`暂存 ${number}：请写明理由`}
          clauses={parkClauses}
          usual={parkReasons}
          verb="暂存"
          pending={pending}
          onSend={desk.park}
        />
      );
    case 'transfer':
      return (
        <TransferSheet
          {...frame}
          title={`转移 ${number}`}
          windows={desk.board.state?.windows ?? []}
          groups={groups.answer ?? []}
          departments={departmentsHere(departments.answer ?? [], places.answer ?? [])}
          from={place.windowId}
          onSend={desk.transfer}
        />
      );
    case 'matters':
      return (
        <MattersSheet
          {...frame}
          title={`${number} 还有 ${state.left.length} 件事项`}
          clauses={visitClauses}
          number={number}
          left={state.left}
          pending={pending}
          onGoOn={desk.goOn}
          onDrop={desk.dropMatters}
        />
      );
    case 'away':
      return (
        <AwaySheet
          {...frame}
          title="暂离窗口"
          clauses={absenceClauses}
          pending={pending}
          mayWaive={(action) => isGranted(session.grants, action, place)}
          onSend={desk.away}
        />
      );
    case 'call-chosen':
      return (
        <CallChosenSheet {...frame} waiting={state.waiting} missed={state.missed} pending={pending} onSend={desk.callChosen} />
      );
  }
}

/** The departments that windows of this hall are given to. */
const departmentsHere = (departments: readonly DepartmentView[], windows: readonly WindowView[]): DepartmentHere[] =>
  departments.flatMap(({ departmentId, name }) => {
    const windowNumbers = windows.filter((window) => window.departmentId === departmentId).map(({ number }) => String(number));
    return windowNumbers.length > 0 ? [{ departmentId, name, windowNumbers }] : [];
  });
