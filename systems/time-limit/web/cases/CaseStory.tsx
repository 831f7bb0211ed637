import type { Day } from '../../../../kernel/day.ts';
import { Badge } from '../../../../platform/ui/Badge.tsx';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { Under } from '../../../../platform/ui/ListTable.tsx';
import { Why } from '../../../../platform/ui/Why.tsx';
import { dayAt, dayWords, monthDay, timeWords } from '../../../../platform/ui/words.ts';
import type { ExplainedDay } from '../../rules/index.ts';
import type { CaseClock, CaseEntry, ExtensionView } from '../../wire-cases.ts';
import { clockInWords, limitInWords } from '../../wording.ts';
import { CalendarStrip } from '../CalendarStrip.tsx';
import { DayList } from '../DayList.tsx';
import '../calculator.css';
import type { WholeCase } from './acts.ts';
import {
  causeWords,
  courseWords,
  dueByWords,
  extensionWords,
  leftWords,
  ledgerWords,
  marksOf,
  paceWords,
  waitsWords,
} from './case-words.ts';
import '../../../../platform/ui/story.css';
import './cases.css';

const becauseWords: Record<NonNullable<WholeCase['dueBecause']>, string> = {
  'only-limit': '只有这一种时限',
  'promise-before-statute': '承诺时限先到',
  'statute-before-promise': '法定时限先到，按法定时限办结',
  'same-day': '当日办结',
};

/**
 * What is known of a case: where it stands, by when and why.
 *
 * @clause xuchang.time-limit.5.1.2.6a  step, days used and days left until the result is delivered
 */
export function CaseFacts({ whole }: { whole: WholeCase }) {
  const { case: line, asOf, applicant, dueBecause, tellBy, deemedAcceptedOn } = whole;
  const left = leftWords(line, asOf);
  return (
    <div className="case-facts">
      <p className="case-badges">
        <span className="case-number">{line.caseNo}</span>
        <Badge tone={left.tone}>{left.words}</Badge>
        {line.provisional && <Badge tone="warn">期限暂定</Badge>}
        {waitsWords(line).map(({ tone, words }) => (
          <Badge key={words} tone={tone}>
            {words}
          </Badge>
        ))}
      </p>
      <dl>
        <dt>情况</dt>
        <dd>
          {courseWords(line)}（{paceWords[line.pace]}）
        </dd>
        <dt>办结期限</dt>
        <dd>
          {line.due === null ? '暂无' : <strong>{dayWords(line.due)}</strong>}
          {line.due !== null && dueBecause && `（${becauseWords[dueBecause]}）`}
          {line.daysUsed !== null && `，已用 ${line.daysUsed} 天`}
        </dd>
        {tellBy !== null && (
          <>
            <dt>告知受理</dt>
            <dd>最迟 {dayWords(tellBy)} 告知申请人是否受理；逾期不告知，自收到之日起视为受理</dd>
          </>
        )}
        {deemedAcceptedOn !== null && (
          <>
            <dt>视为受理</dt>
            <dd>逾期未告知，自 {dayWords(deemedAcceptedOn)} 起视为受理</dd>
          </>
        )}
        <dt>申请人</dt>
        <dd>
          {applicant.name ?? '（已删除）'}
          {applicant.contact && ` · ${applicant.contact}`}
        </dd>
        <dt>收件、受理</dt>
        <dd>
          {dayWords(line.receivedOn)}收件{line.acceptedOn ? `，${dayWords(line.acceptedOn)}受理` : ''}
        </dd>
        <dt>承办</dt>
        <dd>
          {line.responsible.name ?? '（已删除）'} · {line.unit}
        </dd>
      </dl>
    </div>
  );
}

/** Both clocks of a case, each with the day by which it ends and the count day by day. The one that rules is open. */
export function CaseClocks({ whole }: { whole: WholeCase }) {
  const clocks = [
    { kind: 'promised', clock: whole.promised },
    { kind: 'statutory', clock: whole.statutory },
  ] as const;
  return (
    <div className="case-clocks">
      {clocks.map(({ kind, clock }) =>
        clock ? (
          <OneClock key={kind} name={clockInWords[kind]} clock={clock} whole={whole} isOpen={whole.case.dueBy === kind} />
        ) : null,
      )}
      {!whole.promised && !whole.statutory && (
        <p className="case-quiet">
          本件没有按天计算的时限{whole.case.dueBy === 'same-day' ? `，${dueByWords['same-day']}` : ''}。
        </p>
      )}
    </div>
  );
}

type ClockProps = { name: string; clock: CaseClock; whole: WholeCase; isOpen: boolean };

function OneClock({ name, clock, whole, isOpen }: ClockProps) {
  // The message is the answer of the rules; over the line their words are only text.
  const days = clock.days as unknown as readonly ExplainedDay[];
  const events = marksOf(whole.history);
  const deadline = clock.deadline as Day | null;
  return (
    <details className="case-clock" open={isOpen}>
      <summary>
        <strong>
          {name} {limitInWords(clock.limit)}
        </strong>
        <span>
          {clockEnd(clock)}
          {clock.provisional && '（暂定）'}，已用 {clock.daysUsed} 天
        </span>
      </summary>
      <p className="case-words">
        {clock.words}
        <Why clauses={clock.clauses} about={name} />
      </p>
      {clock.assumesAcceptance && (
        <p className="case-quiet">还没有登记受理，按“逾期未告知，自收到之日起视为受理”算出；登记受理后可能变动。</p>
      )}
      <CalendarStrip days={days} deadline={deadline} asOf={clock.asOf as Day} events={events} />
      <DayList days={days} events={events} deadline={deadline} />
    </details>
  );
}

const clockEnd = ({ deadline, ifResumedOn }: CaseClock): string => {
  if (deadline) return `${dayWords(deadline as Day)}届满`;
  return ifResumedOn ? `已停，今天恢复则到 ${dayWords(ifResumedOn as Day)}` : '已停';
};

type ExtensionsProps = {
  whole: WholeCase;
  /** Opens the notice of an extension; left out where it is not printed. */
  onNotice?: (extension: ExtensionView) => void;
};

/** The extensions of a case, each with what still waits and its notice. */
export function CaseExtensions({ whole, onNotice }: ExtensionsProps) {
  return (
    <ul className="case-plain-list">
      {whole.extensions.map((extension) => {
        const said = extensionWords(extension);
        return (
          <li key={extension.extension}>
            <p>
              <strong>
                {clockInWords[extension.clock]}延长 {extension.workingDays} 个工作日
              </strong>
              <Badge tone={said.tone}>{said.words}</Badge>
              <Why clauses={extension.clauses} about="延期" />
            </p>
            <p className="case-quiet">
              {monthDay(extension.requestedOn)}
              {extension.requestedBy.name ?? '（已删除）'}申请
              {extension.reason && `，理由：${extension.reason}`}
              {extension.approvedOn && `；${monthDay(extension.approvedOn)}${extension.approvedBy ?? ''}批准`}
              {extension.filedOn && `；${monthDay(extension.filedOn)}备案（${extension.filingNo ?? ''}）`}
              {extension.from && extension.to && `；期限由${monthDay(extension.from)}改为${monthDay(extension.to)}`}
            </p>
            {extension.approvedOn && onNotice && (
              <p>
                <KeyButton onPress={() => onNotice(extension)}>延期告知书</KeyButton>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Urges and their answers. */
export function CaseUrges({ whole }: { whole: WholeCase }) {
  return (
    <ul className="case-plain-list">
      {whole.urges.map(({ urge, on, by, note, answerBy, answeredOn, answer, escalated }) => (
        <li key={urge}>
          <p>
            {monthDay(on)} {by.name ?? '（已删除）'}催办{note && `：${note}`}
          </p>
          <p className={answeredOn ? undefined : 'case-owed'}>
            {answeredOn
              ? `${monthDay(answeredOn)}答复：${answer ?? ''}`
              : `应在 ${dayWords(answerBy)} 前答复${['', '，逾期未答，已报科室负责人', '，逾期未答，已报大厅负责人'][escalated] ?? ''}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What stands in the overdue ledger about a case. */
export function CaseOverdue({ whole }: { whole: WholeCase }) {
  return (
    <ul className="case-plain-list">
      {whole.overdue.map((entry) => {
        const said = ledgerWords(entry);
        return (
          <li key={`${entry.code} ${entry.on}`}>
            <p>
              <strong>{entry.title}</strong>
              <Badge tone={said.tone}>{said.words}</Badge>
              <Why clauses={entry.clauses} about={entry.title} />
            </p>
            <p className="case-quiet">
              自 {dayWords(entry.on)} 起{entry.workingDaysOver > 0 && `，超 ${entry.workingDaysOver} 个工作日`}
            </p>
            {entry.claim && (
              <p>
                说明：{causeWords[entry.claim.cause]}
                {entry.claim.reason && `，${entry.claim.reason}`}
                {entry.claim.evidence && `（证据：${entry.claim.evidence}）`}
                {entry.claim.judgement &&
                  `；认定${entry.claim.outcome === 'confirmed' ? '成立' : '不成立'}：${entry.claim.judgement}`}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Everything that happened to a case, the newest last; what was entered later says so. */
export function CaseStory({ history }: { history: readonly CaseEntry[] }) {
  return (
    <ol className="yc-story">
      {history.map(({ seq, type, title, on, by, enteredAt, enteredLate, details, text, clauses }) => (
        <li key={seq} className={quiet.has(type) ? 'case-quiet' : undefined}>
          <time dateTime={on}>{monthDay(on)}</time>
          <div>
            <p>
              <span>
                {title}
                <Why clauses={clauses} about={title} />
                {enteredLate && <span className="case-provisional">补录</span>}
              </span>
              <Under>
                {by.kind === 'system' ? '系统' : (by.name ?? '（已删除）')}{' '}
                {dayAt(enteredAt) === on ? '' : monthDay(dayAt(enteredAt))} {timeWords(enteredAt)}
              </Under>
            </p>
            {details.length > 0 && <Under>{details.map(({ name, value }) => `${name}：${value}`).join(' · ')}</Under>}
            {text !== null && <blockquote>{text}</blockquote>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What the house wrote by itself stands back behind what people did. */
const quiet: ReadonlySet<string> = new Set(['LimitsPinned', 'HandlerReminded', 'DeadlineRedated']);
