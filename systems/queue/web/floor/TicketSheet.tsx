import { timeWords } from '../../../../platform/ui/words.ts';
import type { TicketView } from '../../wire.ts';
import { priorityWords } from '../ticket-words.ts';
import { matterCount, matterWords, visitMatters } from '../visit-words.ts';
import { ticketStateWords } from './floor-words.ts';
import { waited } from './TicketList.tsx';

/** Tickets as a table for paper. */
export function TicketSheet({ tickets }: { tickets: readonly TicketView[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>号码</th>
          <th>业务组</th>
          <th>事项</th>
          <th>排队</th>
          <th>状态</th>
          <th>取号</th>
          <th>呼叫</th>
          <th>等候</th>
          <th>窗口</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <tr key={ticket.ticketId}>
            <td>{ticket.number}</td>
            <td>{ticket.groupName}</td>
            <td>{matterCount(ticket) === 1 ? (ticket.matterName ?? '') : visitMatters(ticket).map(matterWords).join('、')}</td>
            <td>{priorityWords[ticket.priority]}</td>
            <td>{ticketStateWords[ticket.state]}</td>
            <td>{timeWords(ticket.takenAt)}</td>
            <td>{ticket.calledAt === null ? '' : timeWords(ticket.calledAt)}</td>
            <td>{waited(ticket)}</td>
            <td>{ticket.windowNumber ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
