import { lazy, Suspense, type ReactNode } from 'react';
import type { HallId, MatterCode } from '../../kernel/ids.ts';
import { Badge } from '../../platform/ui/Badge.tsx';
import { Empty, ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { readGuide, type GuideView } from '../../registers/catalogue/wire.ts';
import { windowsWords } from '../../systems/queue/web/ticket-words.ts';
import { calculatorAddress } from './address.ts';
import { GuidePapers } from './GuidePapers.tsx';
import { limitSearch, limitWords } from './limit-words.ts';
import { Link } from './Link.tsx';
import { useAsk } from './use-ask.ts';

/** A matter's guide for the visitor: what to bring first, then where, how long, how much. */
export function GuidePage({ hallId, code }: { hallId: HallId; code: MatterCode }) {
  const { answer, problem, again } = useAsk(readGuide, { params: { hallId, code } });
  if (answer) return <Guide guide={answer} hallId={hallId} />;
  if (problem?.status === 404 || problem?.status === 422)
    return (
      <Empty title="没有找到这个事项" next="它可能已经调整或取消。请回到首页重新查找，或打大厅电话咨询。">
        <Link to="/public" className="yc-button">
          回到首页
        </Link>
      </Empty>
    );
  return problem ? <ProblemNote problem={problem} onRetry={again} /> : <Skeleton lines={8} />;
}

const starts = { acceptance: '自受理之日起', receipt: '自收到申请之日起', 'end-of-filing-window': '自申报期满之日起' } as const;
const applicantWords = { person: '个人', organisation: '单位', both: '个人和单位' } as const;
const resultForms = { paper: '纸质', electronic: '电子', both: '纸质和电子' } as const;

// What the promise was before is read by few: the guide need not wait for it on a slow network, nor fall with it.
const PromiseRecord = lazy(() =>
  import('./PromiseRecord.tsx').catch(() => ({ default: ({ instead }: { instead: ReactNode }) => instead })),
);
const unknownPromise = <small>这项承诺何时公布、有无调整，暂时查不到。</small>;

function Guide({ guide, hallId }: { guide: GuideView; hallId: HallId }) {
  const { promised, statutory, waitingPeriod, result } = guide;
  const search = limitSearch(promised);
  return (
    <article className="pub-guide">
      <header className="pub-part">
        <h2>{guide.name}</h2>
        <p className="pub-badges">
          <Badge tone={guide.isImmediate ? 'good' : 'brand'}>
            {guide.isImmediate ? '材料齐全当场办结' : `承诺 ${limitWords(promised)}`}
          </Badge>
          {guide.confidence === 'low' && <Badge tone="warn">指南待{guide.department}核实</Badge>}
        </p>
        <p className="pub-quiet">
          {guide.department} · {guide.type} · 面向{applicantWords[guide.applicant]}
        </p>
        <Where guide={guide} />
      </header>
      <GuidePapers guide={guide} />
      <Part title="时限、费用、结果">
        <dl className="pub-facts">
          <dt>承诺时限</dt>
          <dd>
            {guide.isImmediate ? '当场办结' : limitWords(promised)}
            {search && !guide.isImmediate && (
              <>
                {' '}
                <Link to={calculatorAddress(search)}>算一算哪天办完</Link>
              </>
            )}
            <Suspense fallback={<small>{'\u00A0'}</small>}>
              <PromiseRecord hallId={hallId} code={guide.code} instead={unknownPromise} />
            </Suspense>
          </dd>
          <dt>法定时限</dt>
          <dd>
            {statutory.asWritten ?? limitWords(statutory)}
            {statutory.limit !== null && statutory.from && `，${starts[statutory.from]}`}
            <small>{statutory.basis}</small>
          </dd>
          {waitingPeriod && (
            <>
              <dt>公告或等待</dt>
              <dd>
                {limitWords(waitingPeriod)}
                <small>{waitingPeriod.basis}</small>
              </dd>
            </>
          )}
          {guide.specialProcedures.map((one) => (
            <FactRow key={one.kind} name={one.kind}>
              通常 {one.typicalWorkingDays} 个工作日，{one.isExcludedFromLimit ? '不计入时限' : '计入时限'}
              {one.note && <small>{one.note}</small>}
            </FactRow>
          ))}
          <FactRow name="收费">{guide.fee}</FactRow>
          <FactRow name="拿到什么">
            {result.name}（{resultForms[result.form]}，有效期：{result.validity}）
          </FactRow>
          {guide.finalDecision && <FactRow name="由谁决定">{guide.finalDecision}</FactRow>}
        </dl>
      </Part>
      <List title="办理条件" items={guide.conditions} />
      <List title="容易出错的地方" items={guide.commonMistakes} />
      {(guide.onlineNote || guide.priorityNote || guide.hasVillageAgent || guide.hasHomeVisit) && (
        <List
          title="还可以"
          items={[
            guide.onlineNote,
            guide.priorityNote,
            guide.hasVillageAgent ? '村（社区）代办员可以代办。' : null,
            guide.hasHomeVisit ? '行动不便的，可以申请上门办。' : null,
          ].filter((item) => item !== null)}
        />
      )}
      <List title="法律依据" items={guide.legalBases} />
      <p className="pub-quiet">
        指南第 {guide.version} 版，{guide.validFrom} 起执行。
      </p>
    </article>
  );
}

function Where({ guide }: { guide: GuideView }) {
  if (guide.isServedHere)
    return (
      <p>
        在本厅办：{guide.groups.map(({ name }) => name).join('、')}
        {guide.windows.length > 0 && `，${windowsWords(guide.windows.map(({ number }) => String(number)))}`}
      </p>
    );
  return (
    <div className="pub-elsewhere">
      <p>
        <strong>所选大厅不办这件事。</strong>
        {guide.elsewhere.length > 0 ? '请到：' : '请联系主管部门：'}
      </p>
      <ul>
        {guide.elsewhere.map(({ hallId, name, address, phone }) => (
          <li key={hallId}>
            {name}，{address}，<a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>
          </li>
        ))}
        {guide.elsewhere.length === 0 && (
          <li>
            {guide.department}
            {guide.departmentAddress && `，${guide.departmentAddress}`}
            {guide.departmentPhone && `，${guide.departmentPhone}`}
          </li>
        )}
      </ul>
    </div>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="pub-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function FactRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="pub-list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Part>
  );
}
