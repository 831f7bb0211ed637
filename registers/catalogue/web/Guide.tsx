import type { ReactNode } from 'react';
import { Badge } from '../../../platform/ui/Badge.tsx';
import type { GuideView } from '../wire.ts';
import { applicantWords, confidenceWords, formWords, limitWords, resultFormWords } from './catalogue-words.ts';
import './guide.css';

/** One matter's guide as the hall knows it, with what still has to be confirmed. */
export function Guide({ guide }: { guide: GuideView }) {
  const { statutory, papers, confidence } = guide;
  return (
    <div className="guide">
      <p className="guide-head">
        <Badge tone={confidenceWords[confidence].tone}>{confidenceWords[confidence].word}</Badge>
        <span className="guide-quiet">
          {guide.code} · 第 {guide.version} 版，{guide.validFrom} 起施行
        </span>
      </p>
      <dl className="guide-facts">
        <Fact title="类型">{guide.type}</Fact>
        <Fact title="部门">{guide.department}</Fact>
        <Fact title="申请人">{applicantWords[guide.applicant]}</Fact>
        <Fact title="法定时限">
          {limitWords(statutory)}（{statutory.basis}）
          {statutory.extension && `；可延长 ${limitWords(statutory.extension)}（${statutory.extension.basis}）`}
        </Fact>
        <Fact title="承诺时限">{guide.isImmediate ? '即办件，当场办结' : limitWords(guide.promised)}</Fact>
        {guide.waitingPeriod && (
          <Fact title="法定等待期">
            {limitWords(guide.waitingPeriod)}（{guide.waitingPeriod.basis}）
          </Fact>
        )}
        <Fact title="收费">{guide.fee}</Fact>
        <Fact title="结果">
          {guide.result.name}，{resultFormWords[guide.result.form]}，有效期 {guide.result.validity}
        </Fact>
        <Fact title="告知承诺">{guide.mayCommit ? '可以' : '不适用'}</Fact>
        <Fact title="容缺受理">{guide.mayBeAcceptedConditionally ? '可以' : '不适用'}</Fact>
        {guide.finalDecision && <Fact title="终审决定">{guide.finalDecision}</Fact>}
      </dl>
      <List title="申请人提交" items={papers.bring.map(paperWords)} />
      <List title="大厅自行调取，不得向群众索要" items={papers.fetched.map(paperWords)} />
      {guide.situations.length > 0 && (
        <section>
          <h3>一次性告知前先问</h3>
          <ul>
            {guide.situations.map(({ ask, ifYes, note }) => (
              <li key={ask}>
                {ask}
                {ifYes.bring.length > 0 && ` 是：另交 ${ifYes.bring.map(paperWords).join('；')}`}
                {note && ` ${note}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <List title="受理条件" items={guide.conditions} />
      <List title="法律依据" items={guide.legalBases} />
      <List title="审查要点" items={guide.reviewPoints} />
      <List title="常见差错" items={guide.commonMistakes} />
      <List
        title="特别程序"
        items={guide.specialProcedures.map(
          ({ kind, typicalWorkingDays, isExcludedFromLimit }) =>
            `${kind}，通常 ${typicalWorkingDays} 个工作日，${isExcludedFromLimit ? '不计入时限' : '计入时限'}`,
        )}
      />
      <List title="所属“一件事”" items={guide.jointMatters.map(({ name }) => name)} />
      <p className="guide-quiet" lang={/\p{Script=Han}/u.test(guide.sourceNote.slice(0, 8)) ? undefined : 'en'}>
        {guide.sourceNote}
      </p>
    </div>
  );
}

const paperWords = ({ name, form, count, note }: GuideView['papers']['bring'][number]): string =>
  `${name}（${formWords[form]} ${count} 份${note ? `，${note}` : ''}）`;

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
