import { useCallback } from 'react';
import { call } from '../../../platform/ui/client.ts';
import { hallClock } from '../../../platform/ui/hall-time.ts';
import { dayAt, dayWords } from '../../../platform/ui/words.ts';
import { searchMatters } from '../../../registers/catalogue/wire.ts';
import { CaseForm } from '../../../systems/time-limit/web/cases/CaseForm.tsx';
import { registerCase } from '../../../systems/time-limit/web/cases/messages.ts';
import { Answered } from '../Answered.tsx';
import { Sheet } from '../Sheet.tsx';
import { useStaff } from '../assigned/use-staff.ts';
import { useStanding } from '../session.ts';
import { usePlaces } from '../use-places.ts';
import { useWrites } from '../use-writes.ts';
import { useDuties } from './use-duties.ts';

/** Registers a case, for a window that cannot do it itself. */
export function NewCase({ onDone, onClose }: { onDone: (words: string) => void; onClose: () => void }) {
  const { hallId } = useStanding().hall;
  const { send } = useWrites();
  const { leads } = useDuties();
  const staff = useStaff();
  const { windowChoices } = usePlaces();
  const find = useCallback(
    async (search: string, signal: AbortSignal) =>
      (await call(searchMatters, { params: { hallId }, query: { search }, signal })).matters,
    [hallId],
  );
  const now = hallClock.now();
  return (
    <Sheet title="登记办件" width="wide" onClose={onClose}>
      <Answered asked={staff.asked}>
        {() =>
          now !== undefined && (
            <CaseForm
              today={dayAt(now)}
              find={find}
              windows={windowChoices}
              people={staff.choices}
              leads={leads}
              onSend={async (body) => {
                const { case: line } = await send(registerCase, { params: { hallId }, body }, '');
                onDone(`已登记：${line.caseNo}${line.due ? `，最迟${dayWords(line.due)}办结` : ''}`);
              }}
            />
          )
        }
      </Answered>
    </Sheet>
  );
}
