import { useState } from 'react';
import { Badge } from '../Badge.tsx';
import { ListChips } from '../ListChips.tsx';
import { ListPage } from '../ListPage.tsx';
import { ListTable, Under } from '../ListTable.tsx';
import { usePages } from '../use-pages.ts';

const cases = ['食品经营许可（新办）', '不动产转移登记', '劳务派遣经营许可', '户口迁移', '道路货运经营许可'].map(
  (matter, place) => ({
    no: `2026-0309-001${place}`,
    matter,
    left: place - 1,
  }),
);
const atOnce = 3;

/** A list with everything around it. */
export function ListSample() {
  const [shown, show] = useState<'all' | 'late'>('all');
  const [text, search] = useState<string>();
  const at = usePages([shown, text]);
  const found = cases.filter(
    ({ matter, left }) => (shown === 'all' || left < 0) && (text === undefined || matter.includes(text)),
  );
  const from = Number(at.cursor ?? 0);
  const answer = {
    page: found.slice(from, from + atOnce),
    next: found.length > from + atOnce ? String(from + atOnce) : null,
  };
  return (
    <ListPage
      asked={{ answer, problem: undefined, again: () => {} }}
      rowsOf={({ page }) => page}
      pages={{ at, next: ({ next }) => next }}
      chips={
        <ListChips
          legend="显示哪些办件"
          shown={shown}
          onShow={show}
          chips={[
            { key: 'all', words: '全部', count: cases.length },
            { key: 'late', words: '已超时', count: 1, alarms: true },
          ]}
        />
      }
      search={{
        label: '按事项名称查找',
        hint: '事项名称',
        text,
        onSearch: (words) => search(words === '' ? undefined : words),
      }}
      empty={{ title: '没有符合条件的办件', next: '请换一个条件再查。' }}
    >
      {(rows) => (
        <ListTable
          rows={rows}
          rowKey={({ no }) => no}
          columns={[
            {
              title: '办件',
              as: 'wide',
              render: ({ no, matter }) => (
                <>
                  <a href={`#${no}`}>{matter}</a>
                  <Under>{no}</Under>
                </>
              ),
            },
            {
              title: '期限',
              as: 'day',
              render: ({ left }) => (
                <Badge tone={left < 0 ? 'alarm' : 'calm'}>{left < 0 ? `超时 ${-left} 天` : `剩 ${left} 天`}</Badge>
              ),
            },
          ]}
        />
      )}
    </ListPage>
  );
}
