import { lazy, Suspense, useEffect } from 'react';
import { Empty, ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { dayWords, minutesWords, monthDay, timeWords } from '../../platform/ui/words.ts';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import { meanwhileWords } from '../../systems/queue/web/pause-words.ts';
import { aheadWords, pauseWord, waitWords } from '../../systems/queue/web/ticket-words.ts';
import { matterWords } from '../../systems/queue/web/visit-words.ts';
import { followTicket } from '../../systems/queue/wire.ts';
import { keepTicket } from './kept-tickets.ts';
import { Link } from './Link.tsx';
import { useAsk } from './use-ask.ts';

// Who still waits has nothing to rate.
const RateServices = lazy(async () => ({ default: (await import('./RateServices.tsx')).RateServices }));

type Ticket = AnswerOf<typeof followTicket>;

/** A visitor's own number: how many are before it, how long it may take, where to go, and who came before and why. */
export function TicketPage({ followCode }: { followCode: string }) {
  const { answer, problem, again } = useAsk(followTicket, { params: { followCode } }, 8);
  useEffect(() => {
    if (answer) keepTicket({ followCode, number: answer.number, hallName: answer.hallName, takenAt: answer.takenAt });
  }, [answer, followCode]);

  if (!answer && problem?.status === 404)
    return (
      <Empty
        title="没有找到这个号"
        next="网址可能不完整，或者号票是以前的。请重新扫号票上的二维码；当天的号查不到的，请到咨询台问一问。"
      >
        <Link to="/public" className="yc-button">
          回到首页
        </Link>
      </Empty>
    );
  if (!answer) return problem ? <ProblemNote problem={problem} onRetry={again} /> : <Skeleton lines={6} />;
  return (
    <div className="pub-ticket">
      {problem && <p className="pub-stale">连接中断，下面是稍早的情况，正在自动重连。</p>}
      <section className={`pub-part pub-ticket-now pub-ticket-${answer.state}`} aria-live="polite">
        <p className="pub-quiet">
          {answer.hallName} · {answer.groupName}
        </p>
        <p className="pub-ticket-number">{answer.number}</p>
        <Now ticket={answer} />
        <p className="pub-quiet">{timeWords(answer.takenAt)} 取号</p>
      </section>
      {(answer.state === 'finished' || answer.visit.some((one) => one.state === 'done')) && (
        <Suspense fallback={null}>
          <RateServices followCode={followCode} />
        </Suspense>
      )}
      {answer.visit.length > 0 && <Visit list={answer.visit} state={answer.state} />}
      {answer.calledBefore.length > 0 && <CalledBefore list={answer.calledBefore} />}
    </div>
  );
}

/** What the number says now, and what to do. */
function Now({ ticket }: { ticket: Ticket }) {
  const { state, windowNumber, number, leftOver, leftBecause } = ticket;
  switch (state) {
    case 'waiting':
      return <Waits ticket={ticket} />;
    case 'called':
      return (
        <>
          <p className="pub-ticket-word">请到 {windowNumber} 号窗口</p>
          <p>窗口正在叫您的号，请带好材料过去。</p>
        </>
      );
    case 'serving':
      return <p className="pub-ticket-word">正在 {windowNumber} 号窗口办理</p>;
    case 'parked':
      return (
        <>
          <p className="pub-ticket-word">已暂存</p>
          <p>材料备齐后请直接回到{windowNumber ? ` ${windowNumber} 号` : '原来的'}窗口，不用重新排队。</p>
        </>
      );
    case 'missed':
      return (
        <>
          <p className="pub-ticket-word">已过号</p>
          <p>叫号时没有等到您。请到咨询台或取号处恢复排队，不必重新取号。</p>
        </>
      );
    case 'finished':
      return <p className="pub-ticket-word">已办理完成</p>;
    case 'left':
      if (leftBecause === 'end-of-day' || leftBecause === 'missed')
        return (
          <>
            <p className="pub-ticket-word">这个号已过当天</p>
            <p>号只在取号当天有效。那天来了没有办成的，请到咨询台说明；再来请重新取号。</p>
          </>
        );
      if (!leftOver) return <p className="pub-ticket-word">已放弃排队</p>;
      if (leftOver.isUsed) return <p className="pub-ticket-word">优先已使用</p>;
      return (
        <>
          <p className="pub-ticket-word">下次来优先</p>
          <p>这次没有轮到您，对不起。到 {dayWords(leftOver.until)}为止，再来时可优先取号一次。</p>
          <p className="pub-quiet">
            在取号机点“上次没办完”，输入号码 {number} 和日期 {monthDay(leftOver.day)}；也可把本页交给导办员看。
          </p>
        </>
      );
  }
}

/** How long still; where a pause lies before the turn, the clock, and what may be done meanwhile. */
function Waits({ ticket: { ahead, wait, pause, at, sentTo } }: { ticket: Ticket }) {
  const meanwhile = meanwhileWords(wait, pause);
  return (
    <>
      <p className="pub-ticket-word">
        {pause ? `${pauseWord(pause)}时间，${timeWords(pause.endsAt)} 继续叫号` : aheadWords(ahead)}
      </p>
      {sentTo && <p>{sentToWords(sentTo)}</p>}
      {pause && (
        <p>
          还有 <strong>{minutesWords(Math.max(60_000, pause.endsAt - at))}</strong>　{aheadWords(ahead)}
        </p>
      )}
      {(wait || !pause) && (
        <p>
          {wait?.pause ? '预计' : '预计还要等'} <strong>{waitWords(wait)}</strong>
          {wait?.pause && wait.pause.turnFrom >= wait.pause.beginsAt && ' 叫到您'}
        </p>
      )}
      {meanwhile && <p>{meanwhile}</p>}
      <p className="pub-quiet">请留意屏幕和广播；本页会自动更新。</p>
    </>
  );
}

const sentToWords = ({ windowNumber, department }: NonNullable<Ticket['sentTo']>): string =>
  windowNumber === null
    ? `已为您转到${department}，由先空出的窗口叫您`
    : `已为您转到 ${windowNumber} 号窗口，请在窗口附近等候叫号`;

/** How the matter at hand stands, as the number stands. */
const atHand: Record<Ticket['state'], string> = {
  waiting: '在排队',
  called: '请到窗口',
  serving: '正在办',
  parked: '已暂存',
  missed: '已过号',
  finished: '已办',
  left: '没有办',
};

function partWords(state: Ticket['visit'][number]['state'], ticket: Ticket['state']): string {
  if (state === 'now') return atHand[ticket];
  return state === 'done' ? '已办' : ticket === 'left' ? '没有办' : '接着办';
}

/** All that the visitor came for: what is done, and what is next. */
function Visit({ list, state }: { list: Ticket['visit']; state: Ticket['state'] }) {
  return (
    <section className="pub-part" aria-labelledby="pub-visit">
      <h2 id="pub-visit">这个号办 {list.length} 件事</h2>
      {list.some((one) => one.state === 'left') && state !== 'left' && (
        <p className="pub-quiet">办完一件要换窗口的，会再叫这个号，按您取号的时间排，不用重新取号。</p>
      )}
      <ol className="pub-visit">
        {list.map((one, nth) => (
          <li key={`${nth} ${one.matterName}`} data-state={one.state}>
            <b>{partWords(one.state, state)}</b>
            <span>
              {matterWords(one)}
              <small>{one.groupName}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const reasons: Record<Ticket['calledBefore'][number]['because'], string> = {
  earlier: '比您先取号',
  priority: '按规定优先',
  appointment: '预约到号',
  transfer: '从别的窗口转来',
  chosen: '窗口指定呼叫，原因已记录',
  recycled: '过号后恢复排队',
};

/** Order is trusted when it is shown: every number called since this one was taken, and by which rule. */
function CalledBefore({ list }: { list: Ticket['calledBefore'] }) {
  return (
    <section className="pub-part" aria-labelledby="pub-before">
      <h2 id="pub-before">在您之前呼叫的号</h2>
      <p className="pub-quiet">您取号以后，同一队伍里呼叫的每一个号和原因。</p>
      <table className="pub-before">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">号码</th>
            <th scope="col">为什么在前</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ number, calledAt, because }) => (
            <tr key={`${number} ${calledAt}`}>
              <td>{timeWords(calledAt)}</td>
              <th scope="row">{number}</th>
              <td>{reasons[because]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
