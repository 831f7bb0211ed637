import { ListChips } from '../../../platform/ui/ListChips.tsx';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { OverdueSheet, OverdueTable } from '../../../systems/time-limit/web/cases/OverdueTable.tsx';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import * as wire from '../../../systems/time-limit/web/cases/messages.ts';
import { overdueInWords } from '../../../systems/time-limit/wording.ts';
import { DayField } from '../DayField.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { hrefOf } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { dayOf, usePageSearch } from '../use-search.ts';

const shows = ['all', 'counted', 'to-be-judged'] as const;
const showWords = { all: '全部记录', counted: '计入超时', 'to-be-judged': '原因待认定' } as const;

type Counts = AnswerOf<typeof wire.overdueLedger>['counts'];

/**
 * The five kinds of the dafan document, one code for each; what else was broken follows where there is any.
 *
 * @clause dafan.time-limit.11.10.1  over the limit without completing
 * @clause dafan.time-limit.11.10.2  not accepted without proper reason
 * @clause dafan.time-limit.11.10.3  not answered as prescribed
 * @clause dafan.time-limit.11.10.4  an extension asked too late
 * @clause dafan.time-limit.11.10.5  the result not handed over in time
 */
const five = [
  'not-completed-in-time',
  'not-accepted-without-reason',
  'extension-not-told',
  'extension-asked-late',
  'not-delivered-in-time',
] as const;

function chipsOf(counts: Counts | undefined, wanted: Counts[number]['code'] | undefined) {
  const others = wire.overdueCodes.filter(
    (code) => !five.some((one) => one === code) && (code === wanted || counts?.some((one) => one.code === code)),
  );
  return [...five, ...others].map((code) => {
    const one = counts?.find((count) => count.code === code);
    return {
      key: code,
      words: overdueInWords[code],
      count: counts && (one ? one.counted + one.exempt : 0),
      alarms: (one?.counted ?? 0) > 0,
    };
  });
}

/** The overdue ledger of the hall, by kind and period, with what is counted of each. */
export function OverdueLedger() {
  const { hallId } = useStanding().hall;
  const [search, change] = usePageSearch();
  const code = wire.overdueCodes.find((one) => one === search['code']);
  const show = shows.find((one) => one === search['list']) ?? 'all';
  const filter = { code, show, from: dayOf(search, 'from'), to: dayOf(search, 'to') };
  const at = usePages([hallId, filter]);
  const asked = useAsk(
    wire.overdueLedger,
    { params: { hallId }, query: { ...filter, cursor: at.cursor } },
    { keep: 'the last answer', every: 60_000 },
  );
  const counts = asked.answer?.counts ?? [];
  const all = counts.reduce((sum, { counted, exempt }) => sum + counted + exempt, 0);
  return (
    <ListPage
      asked={asked}
      rowsOf={({ entries }) => entries}
      pages={{ at, next: ({ next }) => next }}
      chips={
        <ListChips<'' | (typeof wire.overdueCodes)[number]>
          legend="哪一种超时"
          shown={code ?? ''}
          chips={[{ key: '', words: '全部', ...(asked.answer ? { count: all } : {}) }, ...chipsOf(asked.answer?.counts, code)]}
          onShow={(key) => change({ code: key === '' ? undefined : key })}
        />
      }
      filters={
        <>
          <ListChips
            legend="计入与否"
            shown={show}
            chips={shows.map((key) => ({ key, words: showWords[key] }))}
            onShow={(key) => change({ list: key === 'all' ? undefined : key })}
          />
          <DayField label="记录日期 从" day={search['from']} onDay={(from) => change({ from })} />
          <DayField label="到" day={search['to']} onDay={(to) => change({ to })} />
        </>
      }
      print={asked.answer && <PrintButton title="超时台账">{() => <OverdueSheet entries={asked.answer!.entries} />}</PrintButton>}
      empty={{
        title: '没有超时记录',
        next: '超过承诺时限未办结、过期申请延期、无正当理由不予受理、未及时告知的，系统自动记在这里；原因属实的由负责人认定，记录不删除。',
      }}
    >
      {(entries) => (
        <OverdueTable
          entries={entries}
          hrefOf={(caseId) => hrefOf(hallId, 'cases', { ...search, tab: 'overdue', case: caseId })}
        />
      )}
    </ListPage>
  );
}
