import { Badge } from '../../../../platform/ui/Badge.tsx';
import { ListTable } from '../../../../platform/ui/ListTable.tsx';
import { minutesWords, timeWords } from '../../../../platform/ui/words.ts';
import type { TicketView } from '../../wire.ts';
import { priorityWords } from '../ticket-words.ts';
import { matterCount, waitedFor } from '../visit-words.ts';
import { ticketStateWords, ticketTones } from './floor-words.ts';
import './floor.css';

/** How long the visitor waited until the call; undefined while waiting. */
export const waited = (ticket: TicketView): string => {
  const ms = waitedFor(ticket);
  return ms === undefined ? '' : minutesWords(ms);
};

const at = (moment: number | null): string => (moment === null ? '' : timeWords(moment));

/** Tickets, a row each; the number leads to its story. */
export function TicketList({ tickets, hrefOf }: { tickets: readonly TicketView[]; hrefOf: (ticketId: string) => string }) {
  return (
    <ListTable
      rows={tickets}
      rowKey={({ ticketId }) => ticketId}
      columns={[
        { title: '号码', render: ({ ticketId, number }) => <a href={hrefOf(ticketId)}>{number}</a> },
        { title: '业务组', render: ({ groupName }) => groupName },
        {
          title: '事项',
          render: (ticket) => {
            const count = matterCount(ticket);
            return (
              <>
                {ticket.matterName ?? <span className="floor-quiet">未选事项</span>}
                {count > 1 && <span className="floor-quiet">{` 第 ${ticket.done.length + 1} 件，共 ${count} 件`}</span>}
              </>
            );
          },
        },
        {
          title: '排队',
          render: ({ priority }) => (priority === 'ordinary' ? '普通' : <Badge tone="brand">{priorityWords[priority]}</Badge>),
        },
        { title: '状态', render: ({ state }) => <Badge tone={ticketTones[state]}>{ticketStateWords[state]}</Badge> },
        { title: '取号', as: 'figure', render: ({ takenAt }) => at(takenAt) },
        { title: '呼叫', as: 'figure', render: ({ calledAt }) => at(calledAt) },
        { title: '等候', as: 'figure', render: waited },
        { title: '呼叫次数', as: 'figure', render: ({ calls }) => calls || '' },
        { title: '窗口', as: 'figure', render: ({ windowNumber }) => windowNumber && `${windowNumber} 号` },
      ]}
    />
  );
}
