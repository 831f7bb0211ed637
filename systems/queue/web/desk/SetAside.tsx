import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { useHallNow } from '../../../../platform/ui/hall-time.ts';
import type { TicketView } from '../../wire.ts';
import type { Offer } from './offers.ts';
import './waiting.css';

/** Short, since the row is narrow: `25 分`. */
const minutesAgo = (milliseconds: number) => `${Math.max(1, Math.floor(milliseconds / 60_000))} 分`;

/** How long a visitor has been waiting for the service to go on, or how long ago she was called and did not come. */
function sinceWords({ parkedSince, calledAt }: TicketView, now: number): string {
  if (parkedSince !== null) return `已 ${minutesAgo(now - parkedSince)}`;
  return calledAt === null ? '' : `${minutesAgo(now - calledAt)}前`;
}

export type SetAsideProps = {
  tickets: readonly TicketView[];
  /** What can be done with them. Its key does it to the first. */
  offer: Offer;
  onPress: (ticket: TicketView) => void;
  /** The ticket for which it was sent and is not yet answered; `other` when something else is under way. */
  pending: TicketView['ticketId'] | 'other' | undefined;
};

/** Tickets set aside, parked or missed, each with its way back. */
export function SetAside({ tickets, offer, onPress, pending }: SetAsideProps) {
  const now = useHallNow(10_000);
  return (
    <ul className="qd-aside">
      {tickets.map((ticket, place) => {
        const mine = pending === ticket.ticketId;
        const busy = pending !== undefined && !mine ? '上一步还在进行，请稍候' : undefined;
        return (
          <li key={ticket.ticketId}>
            <span className="qd-aside-words">
              <strong className="yc-figures">{ticket.number}</strong> <span>{now !== undefined && sinceWords(ticket, now)}</span>
            </span>
            <KeyButton
              pending={mine}
              unavailable={offer.unavailable ?? busy}
              onPress={() => onPress(ticket)}
              title={`${offer.label} ${ticket.number}`}
              {...(place === 0 && offer.keyName !== undefined ? { keyName: offer.keyName } : {})}
            >
              {offer.label}
              <span className="yc-hidden"> {ticket.number}</span>
            </KeyButton>
          </li>
        );
      })}
    </ul>
  );
}
