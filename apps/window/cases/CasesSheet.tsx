import { useState } from 'react';
import { dayAt } from '../../../platform/ui/words.ts';
import { useHallNow } from '../../../platform/ui/hall-time.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { Skeleton } from '../../../platform/ui/states.tsx';
import { Sheet } from '../../../systems/queue/web/desk/Sheet.tsx';
import { actWords, type Act } from '../../../systems/time-limit/web/cases/acts.ts';
import { dayEndWarning, type CaseId, type DayEndCase } from '../../../systems/time-limit/web/desk/desk-cases.ts';
import type { Place } from '../my-windows.ts';
import { DayEndList } from './DayEndList.tsx';
import { MyCasesList } from './MyCasesList.tsx';
import { OneCase } from './OneCase.tsx';
import { RegisterForm, type Visitor } from './RegisterForm.tsx';
import type { CasesInHand, CaseView } from './use-cases.ts';
import './cases.css';

type Props = { place: Place; cases: CasesInHand; visitor: Visitor };

/** The cases of the desk over the work, while the keys of the queue go on. Esc leads back by one step. */
export function CasesSheet({ place, cases, visitor }: Props) {
  const { view } = cases;
  if (!view) return null;
  return (
    <div className="win-cases">
      {view.show === 'register' && <Register place={place} cases={cases} visitor={visitor} />}
      {(view.show === 'list' || view.show === 'day-end') && <Lists key={view.show} cases={cases} view={view} />}
      {view.show === 'case' && <One key={view.caseId} place={place} cases={cases} view={view} />}
    </div>
  );
}

/** Whom it is about is taken when it opens: the next call must not change what is half written. */
function Register({ place, cases, visitor: now }: Props) {
  const [visitor] = useState(now);
  const hallNow = useHallNow();
  return (
    <Sheet
      title={visitor.number === undefined ? '登记办件' : `登记 ${visitor.number} 的办件`}
      onClose={() => cases.show(undefined)}
    >
      {hallNow === undefined ? (
        <Skeleton lines={5} />
      ) : (
        <RegisterForm
          {...place}
          today={dayAt(hallNow)}
          visitor={visitor}
          cases={cases}
          onDone={() => cases.show({ show: 'list' }, { keepSaid: true })}
        />
      )}
    </Sheet>
  );
}

function Lists({ cases, view }: { cases: CasesInHand; view: CaseView & { show: 'list' | 'day-end' } }) {
  const { mine, dayEnd, dayEndAsked, said, show } = cases;
  // Whoever was about to close the desk still is after a case is read or explained.
  const closing = view.show === 'day-end' && view.closing ? { closing: true as const } : {};
  const open = (caseId: CaseId) => show({ show: 'case', caseId, from: view.show, ...closing });
  const asked = view.show === 'list' ? mine : dayEndAsked;
  const isThere = view.show === 'list' ? mine.answer !== undefined : dayEnd !== undefined;
  return (
    // What came later has a first row to begin at, so the sheet opens anew with it.
    <Sheet
      key={String(isThere)}
      title={view.show === 'list' ? '我的在办件' : '日终清单：须当日办结的'}
      problem={asked.problem}
      onClose={() => show(undefined)}
    >
      <p className="win-case-tabs">
        <KeyButton keyName="1" tone={view.show === 'list' ? 'main' : 'plain'} onPress={() => show({ show: 'list' })}>
          在办件
        </KeyButton>
        <KeyButton keyName="2" tone={view.show === 'day-end' ? 'main' : 'plain'} onPress={() => show({ show: 'day-end' })}>
          日终清单{dayEnd && dayEnd.length > 0 ? ` ${dayEnd.length}` : ''}
        </KeyButton>
        <output className="win-case-said">{said}</output>
      </p>
      {view.show === 'day-end' && view.closing && dayEnd && <Closing listed={dayEnd} />}
      {!isThere && !asked.problem && <Skeleton lines={6} />}
      {view.show === 'list' && mine.answer && <MyCasesList mine={mine.answer} onOpen={open} />}
      {view.show === 'day-end' && dayEnd && (
        <DayEndList
          listed={dayEnd}
          onOpen={open}
          onExplain={(caseId) => show({ show: 'case', caseId, from: 'day-end', act: 'leave-open', ...closing })}
        />
      )}
    </Sheet>
  );
}

/** What is said when the desk was about to be closed; when every reason is there, that it can be. */
function Closing({ listed }: { listed: readonly DayEndCase[] }) {
  return (
    <p className="win-case-closing" role="alert">
      {dayEndWarning(listed) ?? '原因都已写明。'}
      <b>再按 F12 关窗。</b>
    </p>
  );
}

type OneProps = { place: Place; cases: CasesInHand; view: CaseView & { show: 'case' } };

function One({ place, cases, view }: OneProps) {
  const [act, setAct] = useState<Act | undefined>(view.act && { do: view.act });
  const line = [...(cases.mine.answer?.cases ?? []), ...(cases.dayEnd ?? []).map((one) => one.case)].find(
    ({ caseId }) => caseId === view.caseId,
  );
  const name = line?.matterName ?? '办件';
  const backToList = () =>
    cases.show(view.from === 'day-end' && view.closing ? { show: 'day-end', closing: true } : { show: view.from }, {
      keepSaid: true,
    });
  const back = act && !view.act ? () => setAct(undefined) : backToList;
  return (
    <Sheet title={act ? `${actWords(act)} · ${name}` : name} onClose={back}>
      {cases.said && !act && <output className="win-case-said">{cases.said}</output>}
      <OneCase
        hallId={place.hallId}
        caseId={view.caseId}
        cases={cases}
        act={act}
        // A reason asked for by the checklist leads back to it.
        onAct={(next) => (next === undefined && view.act ? backToList() : setAct(next))}
      />
    </Sheet>
  );
}
