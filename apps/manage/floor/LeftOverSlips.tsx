import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { PrintArea, printPage } from '../../../platform/ui/PrintArea.tsx';
import { LeftOverSlip } from '../../../systems/queue/web/LeftOverSlip.tsx';
import type { LeftOverRightView } from '../../../systems/queue/wire.ts';
import { Sheet } from '../Sheet.tsx';
import { useStanding } from '../session.ts';

/** The papers of those who are registered: to be printed, or photographed from the screen. */
export function LeftOverSlips({ rights, onClose }: { rights: readonly LeftOverRightView[]; onClose: () => void }) {
  const { hall } = useStanding();
  const slips = rights.map((right) => <LeftOverSlip key={right.ticket.ticketId} right={right} hallName={hall.name} />);
  return (
    <Sheet title={rights.length === 1 ? '优先凭证' : `优先凭证 ${rights.length} 张`} onClose={onClose}>
      {rights.length === 0 ? (
        <p>已登记的人都已来过，没有要打印的凭证。</p>
      ) : (
        <>
          <p>可以打印，也可以请来访人对着屏幕拍照。</p>
          <p className="manage-row">
            <KeyButton tone="main" onPress={() => void printPage()}>
              打印
            </KeyButton>
          </p>
          <div className="manage-slips">{slips}</div>
          <PrintArea paper="slip">{slips}</PrintArea>
        </>
      )}
    </Sheet>
  );
}
