import { useEffect, useState } from 'react';
import { PrintArea, printPage } from '../../../platform/ui/PrintArea.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { actsOf, actWords, type Act, type WholeCase } from '../../../systems/time-limit/web/cases/acts.ts';
import { ActForm, CaseActs } from '../../../systems/time-limit/web/cases/CaseActs.tsx';
import {
  CaseClocks,
  CaseExtensions,
  CaseFacts,
  CaseOverdue,
  CaseStory,
  CaseUrges,
} from '../../../systems/time-limit/web/cases/CaseStory.tsx';
import { NoticePaper } from '../../../systems/time-limit/web/cases/NoticePaper.tsx';
import * as wire from '../../../systems/time-limit/web/cases/messages.ts';
import { Answered } from '../Answered.tsx';
import { Sheet } from '../Sheet.tsx';
import { Written } from '../Written.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { useWrites, type Writes } from '../use-writes.ts';
import { useDuties } from './use-duties.ts';

type Showing = { what: 'case' } | { what: 'act'; act: Act } | { what: 'notice'; extension: wire.ExtensionView };

/** One case: where it stands and why, what can be done with it, its papers and everything that happened. */
export function CaseSheet({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { hallId } = useStanding().hall;
  const params = { hallId, caseId: caseId as wire.CaseId };
  const asked = useAsk(wire.readCase, { params, query: {} });
  const [showing, setShowing] = useState<Showing>({ what: 'case' });
  const writes = useWrites();
  const back = () => setShowing({ what: 'case' });
  return (
    <Sheet title={asked.answer?.case.matterName ?? '办件'} width="wide" onClose={showing.what === 'case' ? onClose : back}>
      <Answered asked={asked}>
        {(whole) => (
          <div className="manage-page">
            {showing.what === 'case' && <Whole whole={whole} writes={writes} onShow={setShowing} />}
            {showing.what === 'act' && (
              <section className="manage-section">
                <h3>{actWords(showing.act)}</h3>
                <OneAct whole={whole} act={showing.act} writes={writes} onBack={back} />
              </section>
            )}
            {showing.what === 'notice' && (
              <Notice
                caseId={params.caseId}
                extension={showing.extension}
                onBack={back}
                onTell={(act) => setShowing({ what: 'act', act })}
              />
            )}
          </div>
        )}
      </Answered>
    </Sheet>
  );
}

type WholeProps = { whole: WholeCase; writes: Writes; onShow: (showing: Showing) => void };

function Whole({ whole, writes, onShow }: WholeProps) {
  const { hallId } = useStanding().hall;
  const duties = useDuties();
  const consents = useAsk(wire.deemedConsents, { params: { hallId } }, { when: duties.heads });
  const isListed = consents.answer?.cases.some(({ caseId }) => caseId === whole.case.caseId) ?? false;
  return (
    <>
      <Written writes={writes} />
      <CaseActs acts={actsOf(whole, duties, isListed)} onDo={(act) => onShow({ what: 'act', act })} />
      <CaseFacts whole={whole} />
      <section className="manage-section">
        <h3>时限</h3>
        <CaseClocks whole={whole} />
      </section>
      {whole.extensions.length > 0 && (
        <section className="manage-section">
          <h3>延期</h3>
          <CaseExtensions whole={whole} onNotice={(extension) => onShow({ what: 'notice', extension })} />
        </section>
      )}
      {whole.urges.length > 0 && (
        <section className="manage-section">
          <h3>催办</h3>
          <CaseUrges whole={whole} />
        </section>
      )}
      {whole.overdue.length > 0 && (
        <section className="manage-section">
          <h3>超时台账</h3>
          <CaseOverdue whole={whole} />
        </section>
      )}
      <section className="manage-section">
        <h3>经过</h3>
        <CaseStory history={whole.history} />
      </section>
    </>
  );
}

type ActProps = { whole: WholeCase; act: Act; writes: Writes; onBack: () => void };

function OneAct({ whole, act, writes, onBack }: ActProps) {
  const { hallId } = useStanding().hall;
  const { leads } = useDuties();
  return (
    <ActForm
      act={act}
      today={whole.asOf}
      params={{ hallId, caseId: whole.case.caseId }}
      leads={leads}
      onSend={(contract, given, done) => writes.send(contract, given as never, done)}
      onDone={onBack}
      onCancel={onBack}
    />
  );
}

type NoticeProps = {
  caseId: wire.CaseId;
  extension: wire.ExtensionView;
  onBack: () => void;
  onTell: (act: Act) => void;
};

/** The notice of an extension, read before it is printed, and then registered as signed or sent. */
function Notice({ caseId, extension, onBack, onTell }: NoticeProps) {
  const { hallId } = useStanding().hall;
  const { handles } = useDuties();
  const asked = useAsk(wire.extensionNotice, { params: { hallId, caseId, extension: extension.extension } });
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (printing) void printPage().then(() => setPrinting(false));
  }, [printing]);
  const untold = extension.notice === 'to-be-told' || extension.notice === 'not-told';
  return (
    <Answered asked={asked}>
      {({ text }) => (
        <>
          <p className="manage-row">
            <KeyButton tone="main" keyName="Alt+P" onPress={() => setPrinting(true)}>
              打印
            </KeyButton>
            {handles && untold && <KeyButton onPress={() => onTell({ do: 'tell', extension })}>登记已签收或寄出</KeyButton>}
            <KeyButton onPress={onBack}>返回</KeyButton>
          </p>
          <div className="manage-card case-paper">
            <NoticePaper text={text} />
          </div>
          {printing && (
            <PrintArea>
              <NoticePaper text={text} />
            </PrintArea>
          )}
        </>
      )}
    </Answered>
  );
}
