import { Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../kernel/ids.ts';
import { Empty } from '../../../platform/ui/states.tsx';
import { countWords } from '../../../platform/ui/words.ts';
import { listDepartments } from '../../../registers/places/wire.ts';
import { ticketHistory, ticketsOfDay, ticketStates, type TicketState } from '../../../systems/queue/wire.ts';
import { ticketStateWords } from '../../../systems/queue/web/floor/floor-words.ts';
import { TicketList } from '../../../systems/queue/web/floor/TicketList.tsx';
import { TicketSheet } from '../../../systems/queue/web/floor/TicketSheet.tsx';
import { TicketStory } from '../../../systems/queue/web/floor/TicketStory.tsx';
import { Answered } from '../Answered.tsx';
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
  // The keys of the pages already turned; a change of the filter begins anew.
  const [turned, setTurned] = useState<{ of: string; after: readonly string[] }>({ of: '', after: [] });
  const of = JSON.stringify([hallId, filter]);
  const after = turned.of === of ? turned.after : [];
  const asked = useAsk(
    ticketsOfDay,
    { params: { hallId }, query: { ...filter, after: after.at(-1) } },
    { when: pages.tickets.isOpen(standing), keep: 'the last answer', every: 15_000 },
  );
  const open = (ticketId: string) => hrefOf(hallId, 'tickets', { ...search, ticket: ticketId });

  return (
    <PageOf
      page="tickets"
      title="号票"
      about={asked.answer && `共 ${countWords(asked.answer.count, 10_000)} 张`}
      actions={
        asked.answer && (
          <PrintButton title={`号票${state ? `（${ticketStateWords[state]}）` : ''}`}>
            {() => <TicketSheet tickets={asked.answer!.tickets} />}
          </PrintButton>
        )
      }
    >
      <div className="manage-filters">
        <Input.Search
          aria-label="按号码查找"
          placeholder="号码，如 A012"
          defaultValue={search['search']}
          key={search['search']}
          onSearch={(text) => change({ search: text.trim().toUpperCase() })}
          style={{ width: 200 }}
        />
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
        <label>
          日期{' '}
          <input
            className="yc-input manage-day"
            type="date"
            value={search['on'] ?? ''}
            onChange={(event) => change({ on: event.target.value })}
          />
        </label>
        {departmentId && (
          <Tag closable={{ 'aria-label': '不限部门' }} onClose={() => change({ department: undefined })}>
            转到 {departments.answer?.find((one) => one.departmentId === departmentId)?.name ?? '部门'}
          </Tag>
        )}
      </div>
      <Answered asked={asked}>
        {({ tickets, next }) =>
          tickets.length === 0 ? (
            <Empty title="没有符合条件的号票" next={state || search['search'] ? '请换一个条件再查。' : '当天还没有人取号。'} />
          ) : (
            <>
              <TicketList tickets={tickets} hrefOf={open} />
              <p className="manage-pager">
                <Button disabled={after.length === 0} onClick={() => setTurned({ of, after: after.slice(0, -1) })}>
                  上一页
                </Button>
                <Button disabled={next === null} onClick={() => next !== null && setTurned({ of, after: [...after, next] })}>
                  下一页
                </Button>
                <span>第 {after.length + 1} 页</span>
              </p>
            </>
          )
        }
      </Answered>
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
