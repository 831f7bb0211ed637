import { Badge } from '../../../../platform/ui/Badge.tsx';
import { Why } from '../../../../platform/ui/Why.tsx';
import { monthDay, timeWords } from '../../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { ticketHistory } from '../../wire.ts';
import { priorityWords } from '../ticket-words.ts';
import { matterCount, matterWords, visitMatters, type MatterState } from '../visit-words.ts';
import { eventWords, ticketStateWords, ticketTones } from './floor-words.ts';
import { waited } from './TicketList.tsx';
import './story.css';

/** Everything that happened to one ticket, who did it and on which clauses, and whether the record is whole. */
export function TicketStory({ history }: { history: AnswerOf<typeof ticketHistory> }) {
  const { ticket, name, leftOverOf, facts, chain } = history;
  return (
    <div className="story">
      <div className="story-head">
        <span className="story-number">{ticket.number}</span>
        <Badge tone={ticketTones[ticket.state]}>{ticketStateWords[ticket.state]}</Badge>
      </div>
      <dl className="story-card">
        <Line title="业务">{ticket.groupName}</Line>
        {matterCount(ticket) === 1 ? (
          <Line title="事项">{ticket.matterName ?? '未选事项'}</Line>
        ) : (
          visitMatters(ticket).map((one, nth) => (
            <Line key={`${nth} ${one.matterCode}`} title={`事项 ${nth + 1}`}>
              {`${matterWords(one)}（${one.groupName}${one.windowNumber === null ? '' : `，${one.windowNumber} 号窗口`}）${partWords[one.state]}`}
            </Line>
          ))
        )}
        <Line title="来访人">{name ?? '未登记姓名'}</Line>
        <Line title="排队方式">
          {leftOverOf
            ? `${priorityWords['left-over']}（${monthDay(leftOverOf.day)} ${leftOverOf.number}），优先`
            : priorityWords[ticket.priority]}
        </Line>
        <Line title="等候">{waited(ticket) || '还在等候'}</Line>
        <Line title="窗口">{ticket.windowNumber === null ? '尚未到窗' : `${ticket.windowNumber} 号窗口`}</Line>
      </dl>
      <ol className="story-facts">
        {facts.map(({ seq, type, at, actor, actorName, basis }) => (
          <li key={seq}>
            <time dateTime={new Date(at).toISOString()}>{timeWords(at, 'seconds')}</time>
            <span className="story-what">
              {eventWords(type).word}
              <Why clauses={basis} about={eventWords(type).word} />
            </span>
            <span className="story-who">{actorName ?? actorWords(actor)}</span>
          </li>
        ))}
      </ol>
      {chain.whole ? (
        <Badge tone="good">记录完整，共 {facts.length} 条，前后衔接无改动</Badge>
      ) : (
        <p className="story-broken" role="alert">
          <Badge tone="alarm">记录不完整</Badge> 自第 {chain.firstBroken} 条起与存证不符。请勿继续使用该记录，立即报告审计管理员。
        </p>
      )}
    </div>
  );
}

const partWords: Record<MatterState, string> = { done: '已办', now: '在办', left: '待办' };

function Line({ title, children }: { title: string; children: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Who acted, where no name is known: a machine, a job, or a visitor. */
function actorWords(actor: string): string {
  if (actor.startsWith('device:')) return '自助设备';
  if (actor.startsWith('visitor:')) return '来访人';
  return actor.startsWith('system:') ? '系统' : '工作人员';
}
