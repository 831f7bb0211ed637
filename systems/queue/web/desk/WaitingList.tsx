import { Badge } from '../../../../platform/ui/Badge.tsx';
import { useHallNow } from '../../../../platform/ui/hall-time.ts';
import { runningTime } from '../../../../platform/ui/words.ts';
import type { WindowState } from '../../wire.ts';
import { visitWords, waitingSince } from '../visit-words.ts';
import { reasonWords } from './words.ts';
import './waiting.css';

type Waiting = WindowState['waiting'][number];

/** Who waits for this window, in the order in which it would call them, each with the reason of its place. */
export function WaitingList({ waiting, count }: { waiting: readonly Waiting[]; count: number }) {
  const now = useHallNow(10_000);
  if (count === 0) {
    return (
      <p className="qd-waiting-none">
        现在没有人等候
        <small>新取号的来访人会自动出现在这里。</small>
      </p>
    );
  }
  return (
    <>
      <ol className="qd-waiting">
        {waiting.map((ticket) => (
          <li key={ticket.ticketId}>
            <span className="qd-waiting-number yc-figures">{ticket.number}</span>
            <Reason ticket={ticket} />
            <span className="qd-waiting-time yc-figures">{now === undefined ? '' : minutes(now - waitingSince(ticket))}</span>
            <span className="qd-waiting-matter">{visitWords(ticket, ticket.matterName ?? `${ticket.groupName} · 未选事项`)}</span>
          </li>
        ))}
      </ol>
      {count > waiting.length && <p className="qd-waiting-more">其后还有 {count - waiting.length} 人</p>}
    </>
  );
}

const minutes = (milliseconds: number): string =>
  milliseconds < 3_600_000 ? `${Math.max(0, Math.floor(milliseconds / 60_000))} 分` : runningTime(milliseconds).slice(0, -3);

/** Why the ticket stands here. The ordinary reason is quiet; what is out of order catches the eye. */
function Reason({ ticket }: { ticket: Waiting }) {
  if (ticket.because === 'earlier') return <span className="qd-waiting-reason">{reasonWords(ticket)}</span>;
  return (
    <span className="qd-waiting-reason">
      <Badge tone="brand">{reasonWords(ticket)}</Badge>
    </span>
  );
}
