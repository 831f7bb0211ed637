import { dayWords, minutesWords, monthDay, timeWords } from '../../../../platform/ui/words.ts';
import type { LeftOverRightView, TicketView } from '../../wire.ts';
import './left-over-tables.css';

/** What the visitor is to be called back by, where one wants to be told. */
export type Contact = { name: string; phone: string };

type RegistrableProps = {
  tickets: readonly TicketView[];
  /** Until when their wait is counted. */
  now: number | undefined;
  left: ReadonlySet<string>;
  contacts: ReadonlyMap<string, Contact>;
  onLeave: (ticketId: string, isLeft: boolean) => void;
  onContact: (ticketId: string, contact: Contact) => void;
};

const business = ({ groupName, matterName }: TicketView) => [groupName, matterName].filter(Boolean).join(' · ');

/** Those who may be registered; all are chosen, and who went home without waiting can be left out. */
export function RegistrableTable({ tickets, now, left, contacts, onLeave, onContact }: RegistrableProps) {
  return (
    <table className="left-over-table">
      <thead>
        <tr>
          <th scope="col">登记</th>
          <th scope="col">号码</th>
          <th scope="col">业务</th>
          <th scope="col">取号</th>
          <th scope="col">已等候</th>
          <th scope="col">姓名（选填）</th>
          <th scope="col">电话（选填）</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => {
          const { ticketId, number, takenAt } = ticket;
          const contact = contacts.get(ticketId) ?? { name: '', phone: '' };
          return (
            <tr key={ticketId}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`登记 ${number}`}
                  checked={!left.has(ticketId)}
                  onChange={(event) => onLeave(ticketId, !event.target.checked)}
                />
              </td>
              <th scope="row">{number}</th>
              <td>{business(ticket)}</td>
              <td>{timeWords(takenAt)}</td>
              <td>{now === undefined ? '' : minutesWords(Math.max(0, now - takenAt))}</td>
              <td>
                <input
                  className="yc-input"
                  aria-label={`${number} 的姓名`}
                  maxLength={60}
                  autoComplete="off"
                  value={contact.name}
                  onChange={(event) => onContact(ticketId, { ...contact, name: event.target.value })}
                />
              </td>
              <td>
                <input
                  className="yc-input"
                  type="tel"
                  aria-label={`${number} 的电话`}
                  maxLength={20}
                  autoComplete="off"
                  value={contact.phone}
                  onChange={(event) => onContact(ticketId, { ...contact, phone: event.target.value })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const becauseWords = { closing: '下班未办', outage: '停电或系统停用' } as const;

type RightsProps = { rights: readonly LeftOverRightView[]; onSlip?: (right: LeftOverRightView) => void };

/** Those who are registered: until when, and whether they have come back. The same on paper, without its buttons. */
export function RightsTable({ rights, onSlip }: RightsProps) {
  return (
    <table className="left-over-table">
      <thead>
        <tr>
          <th scope="col">号码</th>
          <th scope="col">业务</th>
          <th scope="col">原因</th>
          <th scope="col">登记</th>
          <th scope="col">优先至</th>
          <th scope="col">姓名</th>
          <th scope="col">电话</th>
          <th scope="col">是否已来</th>
          {onSlip && <th scope="col">凭证</th>}
        </tr>
      </thead>
      <tbody>
        {rights.map((right) => (
          <tr key={right.ticket.ticketId}>
            <th scope="row">{right.ticket.number}</th>
            <td>{business(right.ticket)}</td>
            <td>{becauseWords[right.because]}</td>
            <td>{timeWords(right.registeredAt)}</td>
            <td title={dayWords(right.until)}>{monthDay(right.until)}</td>
            <td>{right.name ?? ''}</td>
            <td>{right.phone ?? ''}</td>
            <td>{right.usedNumber ? `已来，新号 ${right.usedNumber}` : '还没有来'}</td>
            {onSlip && (
              <td>
                <button type="button" className="left-over-slip-key" onClick={() => onSlip(right)}>
                  {right.ticket.number} 的凭证
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
