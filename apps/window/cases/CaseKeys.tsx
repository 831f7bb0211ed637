import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { caseKeys, pressingWords, urgedAmong } from '../../../systems/time-limit/web/desk/desk-cases.ts';
import type { CasesInHand } from './use-cases.ts';
import './cases.css';

/** The two keys of cases at the desk: to register the one in hand, and to look after those under way. */
export function CaseKeys({ cases }: { cases: CasesInHand }) {
  const { may, mine, view, show } = cases;
  if (!may) return null;
  const pressing = mine.answer && pressingWords(mine.answer.counts);
  const urged = mine.answer ? urgedAmong(mine.answer.cases) : 0;
  const list = view !== undefined && view.show !== 'register';
  return (
    <p className="win-case-keys">
      <KeyButton
        keyName={caseKeys.register}
        title="登记办件"
        onPress={() => show(view?.show === 'register' ? undefined : { show: 'register' })}
      >
        登记办件
      </KeyButton>
      <KeyButton keyName={caseKeys.list} title="我的在办件" onPress={() => show(list ? undefined : { show: 'list' })}>
        我的在办件{mine.answer && mine.answer.counts.open > 0 ? ` ${mine.answer.counts.open}` : ''}
        {pressing && <b className={mine.answer!.counts.overdue > 0 ? 'win-case-over' : 'win-case-pressing'}> · {pressing}</b>}
        {urged > 0 && <b className="win-case-pressing"> · 催办 {urged}</b>}
      </KeyButton>
    </p>
  );
}
