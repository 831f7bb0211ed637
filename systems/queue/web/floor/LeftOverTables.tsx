import { ListTable, type Column } from '../../../../platform/ui/ListTable.tsx';
import { dayWords, minutesWords, monthDay, timeWords } from '../../../../platform/ui/words.ts';
import type { LeftOverRightView, TicketView } from '../../wire.ts';
import { visitWords, waitingSince } from '../visit-words.ts';
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

const business = (ticket: TicketView) => visitWords(ticket, [ticket.groupName, ticket.matterName].filter(Boolean).join(' · '));

/** Those who may be registered; all are chosen, and who went home without waiting can be left out. */
export function RegistrableTable({ tickets, now, left, contacts, onLeave, onContact }: RegistrableProps) {
  const contactOf = (ticketId: string) => contacts.get(ticketId) ?? { name: '', phone: '' };
  return (
    <ListTable
      rows={tickets}
      rowKey={({ ticketId }) => ticketId}
      columns={[
        {
          title: '登记',
          render: ({ ticketId, number, calls }) => (
            <label className="left-over-choice">
              <input
                type="checkbox"
                aria-label={`登记 ${number}`}
                checked={!left.has(ticketId)}
                onChange={(event) => onLeave(ticketId, !event.target.checked)}
              />
              {number}
              {calls > 0 && <span className="floor-quiet"> 叫过，请核实是否已办完</span>}
            </label>
          ),
        },
        { title: '业务', render: business },
        { title: '取号', as: 'figure', render: ({ takenAt }) => timeWords(takenAt) },
        {
          title: '已等候',
          as: 'figure',
          render: (ticket) => (now === undefined ? '' : minutesWords(Math.max(0, now - waitingSince(ticket)))),
        },
        {
          title: '姓名（选填）',
          label: '姓名',
          render: ({ ticketId, number }) => (
            <input
              className="yc-input left-over-contact"
              aria-label={`${number} 的姓名`}
              maxLength={60}
              autoComplete="off"
              value={contactOf(ticketId).name}
              onChange={(event) => onContact(ticketId, { ...contactOf(ticketId), name: event.target.value })}
            />
          ),
        },
        {
          title: '电话（选填）',
          label: '电话',
          render: ({ ticketId, number }) => (
            <input
              className="yc-input left-over-contact"
              type="tel"
              aria-label={`${number} 的电话`}
              maxLength={20}
              autoComplete="off"
              value={contactOf(ticketId).phone}
              onChange={(event) => onContact(ticketId, { ...contactOf(ticketId), phone: event.target.value })}
            />
          ),
        },
      ]}
    />
  );
}

const becauseWords = { closing: '下班未办', outage: '停电或系统停用' } as const;

type RightsProps = { rights: readonly LeftOverRightView[]; onSlip?: (right: LeftOverRightView) => void };

/** Those who are registered: until when, and whether they have come back. Without `onSlip` it is for paper. */
export function RightsTable({ rights, onSlip }: RightsProps) {
  const columns: Column<LeftOverRightView>[] = [
    { title: '号码', render: ({ ticket }) => <strong>{ticket.number}</strong> },
    { title: '业务', render: ({ ticket }) => business(ticket) },
    { title: '原因', render: ({ because }) => becauseWords[because] },
    { title: '登记', as: 'day', render: ({ registeredAt }) => timeWords(registeredAt) },
    { title: '优先至', as: 'day', render: ({ until }) => <span title={dayWords(until)}>{monthDay(until)}</span> },
    { title: '姓名', render: ({ name }) => name ?? '' },
    { title: '电话', as: 'day', render: ({ phone }) => phone ?? '' },
    {
      title: '是否已来',
      render: ({ usedNumber }) => (usedNumber ? `已来，新号 ${usedNumber}` : '还没有来'),
    },
  ];
  const slip: Column<LeftOverRightView>[] = onSlip
    ? [
        {
          title: '凭证',
          render: (right) => (
            <button type="button" className="yc-list-open" onClick={() => onSlip(right)}>
              {right.ticket.number} 的凭证
            </button>
          ),
        },
      ]
    : [];
  return (
    <ListTable
      on={onSlip ? 'screen' : 'paper'}
      rows={rights}
      rowKey={({ ticket }) => ticket.ticketId}
      columns={[...columns, ...slip]}
    />
  );
}
