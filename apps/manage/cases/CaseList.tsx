import { ListChips } from '../../../platform/ui/ListChips.tsx';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { CaseTable } from '../../../systems/time-limit/web/cases/CaseLine.tsx';
import * as wire from '../../../systems/time-limit/web/cases/messages.ts';
import { hrefOf, pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';
import { alarming, emptyOf, isShort, listOrder, listWords, type Shown } from './case-lists.ts';
import { PrintCases } from './PrintCases.tsx';
import { ShortCaseList } from './ShortCaseList.tsx';

/** The cases of the hall: what is open, pressing, late, or waits for somebody. */
export function CaseList() {
  const standing = useStanding();
  const { hallId } = standing.hall;
  const params = { hallId };
  const [search, change] = usePageSearch();
  const wanted = listOrder.find((one) => one === search['show']) ?? 'open';
  const when = pages.cases.isOpen(standing);
  const filter = { show: isShort(wanted) ? ('open' as const) : wanted, search: search['search'] };
  const at = usePages([hallId, filter]);
  const asked = useAsk(
    wire.listCases,
    { params, query: { ...filter, cursor: at.cursor } },
    { when, keep: 'the last answer', every: 60_000 },
  );
  const counts = useCounts(when);
  // Where no adopted document knows deemed consent, the list would never hold anything.
  const chips = listOrder
    .filter((key) => key !== 'consent' || counts.knowsConsent || wanted === 'consent')
    .map((key) => ({ key, words: listWords[key].chip, alarms: alarming.has(key), ...counts.of(key, asked.answer?.counts) }));
  const open = (caseId: string) => hrefOf(hallId, 'cases', { ...search, case: caseId });
  const shown = (
    <ListChips
      legend="显示哪些办件"
      chips={chips}
      shown={wanted}
      onShow={(key) => change({ show: key === 'open' ? undefined : key, search: isShort(key) ? undefined : search['search'] })}
    />
  );
  if (isShort(wanted)) return <ShortCaseList key={wanted} list={wanted} chips={shown} hrefOf={open} />;
  const isNarrowed = search['search'] !== undefined;
  return (
    <ListPage
      asked={asked}
      rowsOf={({ cases }) => cases}
      pages={{ at, next: ({ next }) => next }}
      chips={shown}
      search={{
        label: '按办件编号、事项名称，或申请人姓名、电话查找',
        hint: '编号、事项，或申请人姓名、电话',
        text: search['search'],
        onSearch: (text) => change({ search: text }),
      }}
      print={asked.answer && <PrintCases list={wanted} {...asked.answer} />}
      empty={
        isNarrowed ? { title: '没有符合条件的办件', next: '请换一个条件再查；申请人须输入完整的姓名或电话。' } : emptyOf(wanted)
      }
    >
      {(cases, { today }) => <CaseTable cases={cases} today={today} hrefOf={open} />}
    </ListPage>
  );
}

type Open = { open: number; soon: number; dueToday: number; overdue: number; standing: number };

/** How many stand in each list: of open cases all, of the short lists as many as their first page holds, and whether there are more. */
function useCounts(when: boolean) {
  const params = { hallId: useStanding().hall.hallId };
  const slow = { when, every: 120_000 };
  const first = { params, query: { limit: 100 } };
  const urged = useAsk(wire.listCases, { params, query: { show: 'urged', limit: 100 } }, slow).answer;
  const endOfDay = useAsk(wire.endOfDay, first, slow).answer;
  const accepted = useAsk(wire.deemedAcceptances, first, slow).answer;
  const extensions = useAsk(wire.extensionTasks, first, slow).answer;
  const consents = useAsk(wire.deemedConsents, first, slow).answer;
  const page = (rows: readonly unknown[] | undefined, answer: { next: string | null } | undefined) => ({
    count: rows?.length,
    isMore: answer !== undefined && answer.next !== null,
  });
  const shorts: Partial<Record<Shown, { count: number | undefined; isMore: boolean }>> = {
    urged: page(urged?.cases, urged),
    'end-of-day': page(endOfDay?.cases, endOfDay),
    'deemed-accepted': page(accepted?.cases, accepted),
    extensions: page(extensions?.tasks, extensions),
    consent: page(consents?.cases, consents),
  };
  return {
    knowsConsent: consents?.adopted === true,
    of: (key: Shown, open: Open | undefined) =>
      shorts[key] ?? { count: open?.[key === 'due-today' ? 'dueToday' : (key as keyof Open)] },
  };
}
