import { Button } from 'antd';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { ListTable, Under } from '../../../platform/ui/ListTable.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { countWords, dayAt, monthDay, timeWords } from '../../../platform/ui/words.ts';
import { stuckJobs, tryJobAgain } from '../../../platform/wire/house.ts';
import { useAsk } from '../use-ask.ts';
import type { Writes } from '../use-writes.ts';

/** Jobs that failed five times, the latest due first. */
export function StuckJobs({ writes }: { writes: Writes }) {
  const at = usePages('jobs');
  const asked = useAsk(stuckJobs, { query: { cursor: at.cursor } }, { keep: 'the last answer', every: 30_000 });
  return (
    <section className="manage-page" aria-labelledby="stuck-jobs">
      <h3 id="stuck-jobs">未完成的任务{asked.answer && `（${countWords(asked.answer.count, 10_000)}）`}</h3>
      <ListPage
        asked={asked}
        rowsOf={({ jobs }) => jobs}
        pages={{ at, next: ({ next }) => next }}
        empty={{ title: '没有未完成的任务', next: '失败五次的任务会列在这里，等待处理。' }}
      >
        {(jobs) => (
          <ListTable
            rows={jobs}
            rowKey={({ job, subject, due }) => `${job} ${subject} ${due}`}
            columns={[
              {
                title: '任务',
                render: ({ title, subject }) => (
                  <>
                    <strong>{title}</strong>
                    {subject && <Under>{subject}</Under>}
                  </>
                ),
              },
              { title: '应办时间', as: 'day', render: ({ due }) => `${monthDay(dayAt(due))} ${timeWords(due)}` },
              { title: '已试', as: 'figure', render: ({ tries }) => `${tries} 次` },
              { title: '失败原因', as: 'wide', render: ({ failed }) => failed },
              {
                title: '操作',
                render: ({ job, subject, due, title }) => (
                  <Button
                    size="small"
                    aria-label={`重试${title}`}
                    loading={writes.busy}
                    onClick={() => void writes.press(tryJobAgain, { body: { job, subject, due } }, `“${title}”已重新排队`)}
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
