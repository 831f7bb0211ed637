import { Button } from 'antd';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { ListTable } from '../../../platform/ui/ListTable.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { countWords } from '../../../platform/ui/words.ts';
import { stuckNews, tryNewsAgain } from '../../../platform/wire/house.ts';
import { useAsk } from '../use-ask.ts';
import type { Writes } from '../use-writes.ts';

/** News that failed five times, the oldest first. */
export function StuckNews({ writes }: { writes: Writes }) {
  const at = usePages('news');
  const asked = useAsk(stuckNews, { query: { cursor: at.cursor } }, { keep: 'the last answer', every: 30_000 });
  return (
    <section className="manage-page" aria-labelledby="stuck-news">
      <h3 id="stuck-news">未送达的消息{asked.answer && `（${countWords(asked.answer.count, 10_000)}）`}</h3>
      <ListPage
        asked={asked}
        rowsOf={({ news }) => news}
        pages={{ at, next: ({ next }) => next }}
        empty={{ title: '没有未送达的消息', next: '五次没有送到的消息会列在这里，等待处理。' }}
      >
        {(news) => (
          <ListTable
            rows={news}
            rowKey={({ outboxId }) => outboxId}
            columns={[
              { title: '处理', render: ({ reaction }) => <strong>{reaction}</strong> },
              { title: '来自', as: 'wide', render: ({ stream, seq }) => `${stream} 第 ${seq} 条` },
              { title: '失败原因', as: 'wide', render: ({ failed }) => failed },
              {
                title: '操作',
                render: ({ outboxId }) => (
                  <Button
                    size="small"
                    aria-label={`重试消息 ${outboxId}`}
                    loading={writes.busy}
                    onClick={() => void writes.press(tryNewsAgain, { body: { outboxId } }, '消息已重新排队')}
                  >
                    重试
                  </Button>
                ),
              },
            ]}
          />
        )}
      </ListPage>
    </section>
  );
}
