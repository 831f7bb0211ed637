import { useState } from 'react';
import { toSearch, questionOf } from '../../../systems/time-limit/web/question.ts';
import { GoldenCaseView } from '../../../systems/time-limit/web/golden/GoldenCaseView.tsx';
import { GoldenForm } from '../../../systems/time-limit/web/golden/GoldenForm.tsx';
import * as wire from '../../../systems/time-limit/wire.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { Answered } from '../Answered.tsx';
import { Sheet } from '../Sheet.tsx';
import { Sure } from '../Sure.tsx';
import { Written } from '../Written.tsx';
import { hrefOf } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { useWrites } from '../use-writes.ts';

type Props = {
  caseKey: string;
  today: string | undefined;
  keeps: boolean;
  onDone: (said: string) => void;
  onClose: () => void;
};

/** One golden case with its count day by day; those added here can be changed and withdrawn. */
export function GoldenCaseSheet({ caseKey, today, keeps, onDone, onClose }: Props) {
  const { hall } = useStanding();
  const [isChanging, setChanging] = useState(false);
  const writes = useWrites();
  const asked = useAsk(wire.explainGolden, { params: { key: caseKey } });
  return (
    <Sheet
      title={isChanging ? '修改样例' : '样例逐日说明'}
      width="wide"
      onClose={isChanging ? () => setChanging(false) : onClose}
    >
      <Answered asked={asked}>
        {(found) => {
          const { caseId } = found.case;
          if (isChanging && caseId !== null)
            return (
              <GoldenForm
                given={found.case}
                today={today}
                onSend={async (body) => {
                  await writes.send(wire.changeGolden, { params: { caseId }, body }, '');
                  onDone('样例已修改');
                }}
              />
            );
          return (
            <div className="manage-page">
              <Written writes={writes} />
              <div className="manage-row">
                {keeps && caseId !== null && <KeyButton onPress={() => setChanging(true)}>修改</KeyButton>}
                {keeps && caseId !== null && (
                  <Sure
                    action="撤下"
                    follows="撤下后不再运行，经过仍留在记录里。"
                    pending={writes.busy}
                    onPress={() =>
                      void writes.press(wire.withdrawGolden, { params: { caseId } }, '').then((answer) => {
                        if (answer) onDone('样例已撤下');
                      })
                    }
                  />
                )}
                <a href={calculatorHref(hall.hallId, found.case)}>在计算器中打开</a>
                {caseId === null && <span className="manage-note">随系统提供，不能修改；可以照此添加本地样例。</span>}
                {found.case.changedBy !== null && (
                  <span className="manage-note">
                    {found.case.changedBy}，{found.case.changedOn}
                  </span>
                )}
              </div>
              <GoldenCaseView found={found} />
            </div>
          );
        }}
      </Answered>
    </Sheet>
  );
}

const calculatorHref = (hallId: string, { documents, limit, events, switches, asOf }: wire.GoldenView): string =>
  `${hrefOf(hallId, 'timeLimit')}?${toSearch(
    questionOf({ documents, limit, events, switches, ...(asOf === null ? {} : { asOf }) }),
  )}`;
