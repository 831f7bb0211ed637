import { Select } from 'antd';
import { isDay } from '../../../kernel/day.ts';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { AccessTable } from '../../../platform/sign-in/web/AccessTable.tsx';
import { accessWords } from '../../../platform/sign-in/web/access-words.ts';
import { accessKinds, accessLog } from '../../../platform/sign-in/wire.ts';
import { DayField } from '../DayField.tsx';
import { PageOf } from '../PageOf.tsx';
import { pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';

/** Who signed in, who failed and who was signed out, for those who look after the others; back as far as it is kept. */
export function AccessPage() {
  const standing = useStanding();
  const [search, change] = usePageSearch();
  const what = accessKinds.find((one) => one === search['what']);
  const until = search['until'] && isDay(search['until']) ? search['until'] : undefined;
  const at = usePages([what, until]);
  const asked = useAsk(
    accessLog,
    { query: { what, until, after: at.cursor } },
    { when: pages.access.isOpen(standing), keep: 'the last answer' },
  );
  return (
    <PageOf page="access" title="登录日志">
      <ListPage
        asked={asked}
        rowsOf={({ lines }) => lines}
        pages={{ at, next: ({ next }) => next }}
        filters={
          <>
            <Select
              aria-label="情况"
              value={what ?? ''}
              onChange={(value) => change({ what: value })}
              options={[
                { value: '', label: '全部情况' },
                ...accessKinds.map((value) => ({ value, label: accessWords[value].word })),
              ]}
              style={{ width: 160 }}
            />
            <DayField label="截至" day={search['until']} onDay={(day) => change({ until: day })} />
          </>
        }
        note="最新的在前，保留 400 天；时间按服务器时钟记。"
        empty={
          what || until
            ? { title: '没有符合条件的记录', next: '请换一个条件再查。' }
            : { title: '还没有登录记录', next: '有人登录、退出或登录失败后，会在这里留痕。' }
        }
      >
        {(lines) => <AccessTable lines={lines} />}
      </ListPage>
    </PageOf>
  );
}
