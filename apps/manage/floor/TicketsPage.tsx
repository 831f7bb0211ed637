import { Select, Tag } from 'antd';
import type { Id } from '../../../kernel/ids.ts';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { countWords } from '../../../platform/ui/words.ts';
import { listDepartments } from '../../../registers/places/wire.ts';
import { ticketHistory, ticketsOfDay, ticketStates, type TicketState } from '../../../systems/queue/wire.ts';
import { ticketStateWords } from '../../../systems/queue/web/floor/floor-words.ts';
import { TicketList } from '../../../systems/queue/web/floor/TicketList.tsx';
import { TicketSheet } from '../../../systems/queue/web/floor/TicketSheet.tsx';
import { TicketStory } from '../../../systems/queue/web/floor/TicketStory.tsx';
import { Answered } from '../Answered.tsx';
import { DayField } from '../DayField.tsx';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { Sheet } from '../Sheet.tsx';
import { hrefOf, pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { dayOf, usePageSearch } from '../use-search.ts';

/** The tickets of a day, by number or state, page after page; each opens its whole story. */
export function TicketsPage() {
  const standing = useStanding();
  const { hallId } = standing.hall;
  const [search, change] = usePageSearch();
  const state = ticketStates.find((one) => one === search['state']);
  const departmentId = search['department'] as Id<'department'> | undefined;
  const departments = useAsk(listDepartments, { query: { state: 'all' } }, { when: departmentId !== undefined });
  const filter = { on: dayOf(search), state, departmentId, search: search['search'] };
  const at = usePages([hallId, filter]);
  const asked = useAsk(
    ticketsOfDay,
    { params: { hallId }, query: { ...filter, after: at.cursor } },
    { when: pages.tickets.isOpen(standing), keep: 'the last answer', every: 15_000 },
  );
  const open = (ticketId: string) => hrefOf(hallId, 'tickets', { ...search, ticket: ticketId });

  return (
    <PageOf page="tickets" title="号票" about={asked.answer && `共 ${countWords(asked.answer.count, 10_000)} 张`}>
      <ListPage
        asked={asked}
        rowsOf={({ tickets }) => tickets}
        pages={{ at, next: ({ next }) => next }}
        search={{
          label: '按号码查找',
          hint: '号码，如 A012',
          text: search['search'],
          onSearch: (text) => change({ search: text.toUpperCase() }),
        }}
        filters={
          <>
            <Select<TicketState | ''>
              aria-label="状态"
              value={state ?? ''}
              onChange={(value) => change({ state: value })}
              options={[
                { value: '', label: '全部状态' },
                ...ticketStates.map((value) => ({ value, label: ticketStateWords[value] })),
              ]}
              style={{ width: 120 }}
            />
            <DayField label="日期" day={search['on']} onDay={(on) => change({ on })} />
            {departmentId && (
              <Tag closable={{ 'aria-label': '不限部门' }} onClose={() => change({ department: undefined })}>
                转到 {departments.answer?.find((one) => one.departmentId === departmentId)?.name ?? '部门'}
              </Tag>
            )}
          </>
        }
        print={
          asked.answer && (
            <PrintButton title={`号票${state ? `（${ticketStateWords[state]}）` : ''}`}>
              {() => <TicketSheet tickets={asked.answer!.tickets} />}
            </PrintButton>
          )
        }
        empty={{
          title: '没有符合条件的号票',
          next: state || search['search'] ? '请换一个条件再查。' : '当天还没有人取号。',
        }}
      >
        {(tickets) => <TicketList tickets={tickets} hrefOf={open} />}
      </ListPage>
      {search['ticket'] && (
        <Sheet title="号票经过" onClose={() => change({ ticket: undefined })}>
          <Story ticketId={search['ticket']} />
        </Sheet>
      )}
    </PageOf>
  );
}

function Story({ ticketId }: { ticketId: string }) {
  const { hallId } = useStanding().hall;
  const asked = useAsk(ticketHistory, { params: { hallId, ticketId: ticketId as Id<'ticket'> } });
  return <Answered asked={asked}>{(history) => <TicketStory history={history} />}</Answered>;
}
