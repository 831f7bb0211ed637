import { CaseSheetTable } from '../../../systems/time-limit/web/cases/CaseLine.tsx';
import type { CaseLine } from '../../../systems/time-limit/web/cases/messages.ts';
import { PrintButton } from '../PrintButton.tsx';
import { listWords, type Shown } from './case-lists.ts';

/** Prints a list of cases under its name. */
export function PrintCases({ list, cases, today }: { list: Shown; cases: readonly CaseLine[]; today: string }) {
  return (
    <PrintButton title={`限时台账（${listWords[list].chip}）`}>
      {() => <CaseSheetTable cases={cases} today={today} />}
    </PrintButton>
  );
}
