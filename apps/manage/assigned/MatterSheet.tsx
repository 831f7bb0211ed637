import { useState } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { numberWords } from '../../../systems/assigned-matters/web/assigned-words.ts';
import { MatterFacts, MatterStory } from '../../../systems/assigned-matters/web/MatterStory.tsx';
import { ReportPaper } from '../../../systems/assigned-matters/web/ReportPaper.tsx';
import {
  AnnulForm,
  CloseForm,
  HandOverForm,
  ProgressForm,
  ResultForm,
} from '../../../systems/assigned-matters/web/StepForms.tsx';
import * as wire from '../../../systems/assigned-matters/wire.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { Answered } from '../Answered.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { Sheet } from '../Sheet.tsx';
import { Written } from '../Written.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { useWrites, type Writes } from '../use-writes.ts';
import { useStaff } from './use-staff.ts';

type MatterId = wire.MatterView['matterId'];
type Whole = AnswerOf<typeof wire.readMatter>;
type Doing = 'reading' | 'progress' | 'result' | 'close' | 'hand over' | 'annul';

/** One assigned matter: what it is, everything that happened, and what can be done now. */
export function MatterSheet({ matterId, onClose }: { matterId: string; onClose: () => void }) {
  const { hallId } = useStanding().hall;
  const asked = useAsk(wire.readMatter, { params: { hallId, matterId: matterId as MatterId } });
  const [doing, setDoing] = useState<Doing>('reading');
  const writes = useWrites();
  return (
    <Sheet
      title={asked.answer?.matter.title ?? '交办事项'}
      width="wide"
      onClose={doing === 'reading' ? onClose : () => setDoing('reading')}
    >
      <Answered asked={asked}>
        {(whole) => (
          <div className="manage-page">
            {doing === 'reading' ? (
              <>
                <Written writes={writes} />
                <Acts whole={whole} onDo={setDoing} />
                <MatterFacts whole={whole} />
                <section className="manage-section">
                  <h3>经过</h3>
                  <MatterStory steps={whole.steps} />
                </section>
              </>
            ) : (
              <FormOf doing={doing} whole={whole} writes={writes} onBack={() => setDoing('reading')} />
            )}
          </div>
        )}
      </Answered>
    </Sheet>
  );
}

/** What the state of the matter and the person's permissions allow, the likeliest first. */
function Acts({ whole, onDo }: { whole: Whole; onDo: (doing: Doing) => void }) {
  const { may } = useStanding();
  const { state, owesReport } = whole.matter;
  const isOver = state === 'closed' || state === 'annulled';
  const reports = may('assigned-matters.report') && !isOver;
  const assigns = may('assigned-matters.assign') && !isOver;
  const mayClose = state === 'reported' || !owesReport;
  return (
    <div className="manage-row">
      {reports && state === 'open' && <KeyButton onPress={() => onDo('progress')}>报告进展</KeyButton>}
      {reports && state === 'open' && (
        <KeyButton tone={owesReport ? 'main' : 'plain'} onPress={() => onDo('result')}>
          汇报结果
        </KeyButton>
      )}
      {reports && (
        <KeyButton
          tone={mayClose ? 'main' : 'plain'}
          unavailable={mayClose ? undefined : '须先登记结果汇报，再办结'}
          onPress={() => onDo('close')}
        >
          办结
        </KeyButton>
      )}
      {assigns && <KeyButton onPress={() => onDo('hand over')}>改派</KeyButton>}
      <PrintButton title="交办事项办理情况报告单">{() => <ReportPaper whole={whole} />}</PrintButton>
      {assigns && (
        <KeyButton tone="quiet" onPress={() => onDo('annul')}>
          作废…
        </KeyButton>
      )}
    </div>
  );
}

type FormProps = { doing: Exclude<Doing, 'reading'>; whole: Whole; writes: Writes; onBack: () => void };

const headings: Record<FormProps['doing'], string> = {
  progress: '报告进展',
  result: '汇报结果',
  close: '办结',
  'hand over': '改派承办人',
  annul: '作废',
};

function FormOf({ doing, whole: { matter, today }, writes, onBack }: FormProps) {
  const { hallId } = useStanding().hall;
  const staff = useStaff();
  const given = { params: { hallId, matterId: matter.matterId } };
  const common = { today: today as Day, onCancel: onBack };
  return (
    <section className="manage-section">
      <h3>{headings[doing]}</h3>
      {doing === 'progress' && (
        <ProgressForm
          {...common}
          onSend={async (body) => {
            await writes.send(wire.makeInterimReport, { ...given, body }, '已登记进展');
            onBack();
          }}
        />
      )}
      {doing === 'result' && (
        <ResultForm
          {...common}
          to={matter.reportTo}
          onSend={async (body) => {
            await writes.send(wire.reportResult, { ...given, body }, '已登记结果汇报，可以办结');
            onBack();
          }}
        />
      )}
      {doing === 'close' && (
        <CloseForm
          {...common}
          onSend={async (body) => {
            await writes.send(wire.closeMatter, { ...given, body }, '已办结');
            onBack();
          }}
        />
      )}
      {doing === 'hand over' && (
        <Answered asked={staff.asked}>
          {() => (
            <HandOverForm
              people={staff.choices.filter(({ value }) => value !== matter.undertaker.personId)}
              onCancel={onBack}
              onSend={async (body) => {
                await writes.send(wire.handOverMatter, { ...given, body }, '已改派');
                onBack();
              }}
            />
          )}
        </Answered>
      )}
      {doing === 'annul' && (
        <AnnulForm
          number={numberWords(matter)}
          onCancel={onBack}
          onSend={async (body) => {
            await writes.send(wire.annulMatter, { ...given, body }, '已作废');
            onBack();
          }}
        />
      )}
    </section>
  );
}
