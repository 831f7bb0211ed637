import { Table } from 'antd';
import { Badge } from '../../../../platform/ui/Badge.tsx';
import { minutesWords, timeWords } from '../../../../platform/ui/words.ts';
import type { TicketView } from '../../wire.ts';
import { priorityWords } from '../ticket-words.ts';
import { ticketStateWords, ticketTones } from './floor-words.ts';
import './floor.css';

/** How long the visitor waited until the call; undefined while waiting. */
export const waited = ({ takenAt, calledAt }: TicketView): string =>
  calledAt === null ? '' : minutesWords(Math.max(0, calledAt - takenAt));

const at = (moment: number | null): string => (moment === null ? '' : timeWords(moment));

/** Tickets, a row each; the number leads to its story. */
export function TicketList({ tickets, hrefOf }: { tickets: readonly TicketView[]; hrefOf: (ticketId: string) => string }) {
  return (
    <Table<TicketView>
      size="small"
      rowKey="ticketId"
      pagination={false}
      dataSource={tickets}
      columns={[
        { title: '号码', key: 'number', render: (_, ticket) => <a href={hrefOf(ticket.ticketId)}>{ticket.number}</a> },
        { title: '业务组', dataIndex: 'groupName' },
        {
          title: '事项',
          key: 'matter',
          render: (_, { matterName }) => matterName ?? <span className="floor-quiet">未选事项</span>,
        },
        {
          title: '排队',
          key: 'priority',
          render: (_, { priority }) => (priority === 'ordinary' ? '普通' : <Badge tone="brand">{priorityWords[priority]}</Badge>),
        },
        {
          title: '状态',
          key: 'state',
          render: (_, { state }) => <Badge tone={ticketTones[state]}>{ticketStateWords[state]}</Badge>,
        },
        { title: '取号', key: 'taken', align: 'right', render: (_, { takenAt }) => at(takenAt) },
        { title: '呼叫', key: 'called', align: 'right', render: (_, { calledAt }) => at(calledAt) },
        { title: '等候', key: 'waited', align: 'right', render: (_, ticket) => waited(ticket) },
        { title: '呼叫次数', key: 'calls', align: 'right', render: (_, { calls }) => calls || '' },
        { title: '窗口', key: 'window', align: 'right', render: (_, { windowNumber }) => windowNumber && `${windowNumber} 号` },
      ]}
    />
  );
}
