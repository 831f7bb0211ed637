import { Button, Table } from 'antd';
import { Empty } from '../../../platform/ui/states.tsx';
import { dayAt, monthDay, timeWords } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { hallTime, stuckWork, tryJobAgain, tryNewsAgain } from '../../../platform/wire/house.ts';
import { Answered } from '../Answered.tsx';
import { PageOf } from '../PageOf.tsx';
import { Written } from '../Written.tsx';
import { pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { useWrites } from '../use-writes.ts';
import { Speed } from './Speed.tsx';

type Stuck = AnswerOf<typeof stuckWork>;

/** What failed five times and waits for a person; in a demonstration, also how fast its clock runs. */
export function WorkPage() {
  const standing = useStanding();
  const seesWork = standing.may('jobs.manage', 'jurisdiction');
  const writes = useWrites();
  const stuck = useAsk(stuckWork, {}, { when: pages.work.isOpen(standing) && seesWork, every: 30_000 });
  const time = useAsk(hallTime, {});
  const isDemonstration = time.answer?.demonstration === true;
  return (
    <PageOf page="work" title="后台">
      <Written writes={writes} />
      {isDemonstration && standing.may('clock.manage', 'jurisdiction') && <Speed rate={time.answer!.rate} writes={writes} />}
      {seesWork && (
        <Answered asked={stuck}>
          {({ jobs, news }) =>
            jobs.length + news.length === 0 ? (
              <Empty title="没有卡住的后台任务" next="失败五次的任务会列在这里，等待处理。" />
            ) : (
              <div className="manage-page">
                <h3>未完成的任务（{jobs.length}）</h3>
                <Table<Stuck['jobs'][number]>
                  size="small"
                  rowKey={({ job, subject, due }) => `${job} ${subject} ${due}`}
                  pagination={false}
                  dataSource={jobs}
                  locale={{ emptyText: '没有' }}
                  columns={[
                    { title: '任务', dataIndex: 'title' },
                    { title: '应办时间', key: 'due', render: (_, { due }) => `${monthDay(dayAt(due))} ${timeWords(due)}` },
                    { title: '已试', key: 'tries', align: 'right', render: (_, { tries }) => `${tries} 次` },
                    { title: '失败原因', dataIndex: 'failed' },
                    {
                      title: '操作',
                      key: 'do',
                      render: (_, { job, subject, due, title }) => (
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
                <h3>未送达的消息（{news.length}）</h3>
                <Table<Stuck['news'][number]>
                  size="small"
                  rowKey="outboxId"
                  pagination={false}
                  dataSource={news}
                  locale={{ emptyText: '没有' }}
                  columns={[
                    { title: '处理', dataIndex: 'reaction' },
                    { title: '来自', key: 'stream', render: (_, { stream, seq }) => `${stream} 第 ${seq} 条` },
                    { title: '失败原因', dataIndex: 'failed' },
                    {
                      title: '操作',
                      key: 'do',
                      render: (_, { outboxId }) => (
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
              </div>
            )
          }
        </Answered>
      )}
    </PageOf>
  );
}
