import type { GuideView } from '../../../registers/catalogue/wire.ts';
import { PromiseHistory } from '../../../systems/time-limit/web/promise/PromiseHistory.tsx';
import type { PublishedPromise } from '../../../systems/time-limit/web/promise/promise-words.ts';
import { limitWords } from './matter-words.ts';

const starts = { acceptance: '自受理之日起', receipt: '自收到申请之日起', 'end-of-filing-window': '自受理期满之日起' } as const;
const resultForms = { paper: '纸质', electronic: '电子', both: '纸质和电子' } as const;

/** Limits, fee, result, and what often goes wrong. */
export function MatterFacts({ guide, promise }: { guide: GuideView; promise: PublishedPromise | undefined }) {
  const { statutory, waitingPeriod } = guide;
  return (
    <div>
      <section className="mat-section">
        <h3>常见错误</h3>
        {guide.commonMistakes.length === 0 && <p className="mat-note">暂无记录。</p>}
        <ul className="mat-list">
          {guide.commonMistakes.map((mistake) => (
            <li key={mistake}>{mistake}</li>
          ))}
        </ul>
      </section>
      <section className="mat-section">
        <h3>时限、费用、结果</h3>
        <dl className="mat-facts">
          <Fact name="承诺时限">
            {limitWords(guide.promised)}
            {promise ? <PromiseHistory promise={promise} /> : <span className="mat-note">{'\u00A0'}</span>}
          </Fact>
          <Fact name="法定时限">
            {limitWords(statutory)}
            {statutory.limit !== null && statutory.from && `，${starts[statutory.from]}`}
            <span className="mat-note">{statutory.basis}</span>
          </Fact>
          {statutory.extension && (
            <Fact name="可延长">
              {limitWords(statutory.extension)}
              <span className="mat-note">{statutory.extension.basis}</span>
            </Fact>
          )}
          {waitingPeriod && (
            <Fact name="法定等待期">
              {limitWords(waitingPeriod)}
              <span className="mat-note">{waitingPeriod.basis}</span>
            </Fact>
          )}
          {guide.specialProcedures.map((one) => (
            <Fact key={one.kind} name={one.kind}>
              通常 {one.typicalWorkingDays} 个工作日，{one.isExcludedFromLimit ? '不计入时限' : '计入时限'}
            </Fact>
          ))}
          <Fact name="收费">{guide.fee}</Fact>
          <Fact name="结果">
            {guide.result.name}（{resultForms[guide.result.form]}，有效期：{guide.result.validity}）
          </Fact>
          {guide.finalDecision && <Fact name="最终决定">{guide.finalDecision}</Fact>}
          <Fact name="可否简便">
            {[guide.mayCommit && '可告知承诺', guide.mayBeAcceptedConditionally && '可容缺受理'].filter(Boolean).join('，') ||
              '不适用告知承诺、容缺受理'}
          </Fact>
        </dl>
      </section>
      {guide.reviewPoints.length > 0 && (
        <section className="mat-section">
          <h3>审查要点</h3>
          <ul className="mat-list">
            {guide.reviewPoints.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      )}
      {guide.conditions.length > 0 && (
        <section className="mat-section">
          <h3>办理条件</h3>
          <ul className="mat-list">
            {guide.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </section>
      )}
      {guide.priorityNote && <p className="mat-note">{guide.priorityNote}</p>}
      {guide.onlineNote && <p className="mat-note">{guide.onlineNote}</p>}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
