import { Badge } from '../../../../platform/ui/Badge.tsx';
import { Timer } from '../../../../platform/ui/Timer.tsx';
import { useHallNow } from '../../../../platform/ui/hall-time.ts';
import { minutesWords } from '../../../../platform/ui/words.ts';
import type { TicketView, WindowState } from '../../wire.ts';
import { matterCount, visitWords, waitedFor, waitingSince } from '../visit-words.ts';
import { priorityWords, reasonWords } from './words.ts';
import './visitor.css';

export type VisitorInHandProps = {
  ticket: TicketView;
  /** Undefined until the server has said it; null when the visitor gave none. */
  name: string | null | undefined;
  expectedMinutes: number | null;
};

/** The visitor at the window: number, name, what for, since when against what is usual. */
export function VisitorInHand({ ticket, name, expectedMinutes }: VisitorInHandProps) {
  const serving = ticket.state === 'serving';
  const count = matterCount(ticket);
  const waited = waitedFor(ticket);
  return (
    <div className="qd-visitor">
      <p className="qd-visitor-state">
        {serving ? <Badge tone="good">办理中</Badge> : <Badge tone="warn">已呼叫，等来访人</Badge>}
        {!serving && <span>第 {ticket.calls} 次呼叫</span>}
      </p>
      <p className="qd-visitor-number yc-figures" aria-live="polite">
        {ticket.number}
      </p>
      <p className="qd-visitor-name">
        {name === undefined ? ' ' : (name ?? '未登记姓名')}
        {ticket.priority !== 'ordinary' && <Badge tone="brand">{priorityWords[ticket.priority]}</Badge>}
        {count > 1 && (
          <Badge tone="brand">
            第 {ticket.done.length + 1} 件，共 {count} 件
          </Badge>
        )}
      </p>
      <p className="qd-visitor-matter" title={ticket.matterName ?? undefined}>
        {ticket.matterName ?? ticket.groupName}
      </p>
      <p className="qd-visitor-time">
        {serving && ticket.servingSince !== null ? (
          <Timer
            since={ticket.servingSince}
            title="办理用时"
            {...(expectedMinutes === null ? {} : { expected: expectedMinutes * 60_000 })}
          />
        ) : (
          ticket.calledAt !== null && <Timer since={ticket.calledAt} title="呼叫后等待" />
        )}
        {waited !== undefined && <span className="qd-visitor-waited">等候 {minutesWords(waited)}</span>}
      </p>
    </div>
  );
}

/** Nobody is at the window: says who would be called. Takes the room of the visitor, so that the keys below stay where they are. */
export function NobodyInHand({ next }: { next: WindowState['waiting'][number] | undefined }) {
  const now = useHallNow(10_000);
  return (
    <div className="qd-visitor qd-visitor-none">
      <p className="qd-visitor-state">手上没有号</p>
      {next ? (
        <>
          <p className="qd-visitor-number yc-figures">
            <small>下一位</small> {next.number}
          </p>
          <p className="qd-visitor-name">{reasonWords(next)}</p>
          <p className="qd-visitor-matter">{visitWords(next, next.matterName ?? next.groupName)}</p>
          <p className="qd-visitor-time">{now !== undefined && <span>已等候 {minutesWords(now - waitingSince(next))}</span>}</p>
        </>
      ) : (
        <p className="qd-visitor-name">现在没有人等候</p>
      )}
    </div>
  );
}
