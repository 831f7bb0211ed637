import { Input } from 'antd';
import { useState } from 'react';
import { Empty } from '../../../platform/ui/states.tsx';
import { monthDay } from '../../../platform/ui/words.ts';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { extensionWords } from '../../../systems/time-limit/web/cases/case-words.ts';
import { CaseChips } from '../../../systems/time-limit/web/cases/CaseChips.tsx';
import { CaseSheetTable, CaseTable } from '../../../systems/time-limit/web/cases/CaseLine.tsx';
import * as wire from '../../../systems/time-limit/web/cases/messages.ts';
import { Answered } from '../Answered.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { hrefOf, pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';
import { Pager } from './Pager.tsx';

/** Lists of the server by due day, and the short lists that wait for somebody. */
const shorts = ['end-of-day', 'deemed-accepted', 'extensions', 'consent'] as const;
type Shown = (typeof wire.caseFilters)[number] | (typeof shorts)[number];

const words: Record<Shown, { chip: string; empty: string; next: string }> = {
  open: { chip: '在办', empty: '没有在办的办件', next: '收件后在这里登记，结果交付后移到“已结束”。' },
  soon: { chip: '即将到期', empty: '近两个工作日内没有到期的办件', next: '到期前两个工作日起列在这里。' },
  'due-today': { chip: '今日到期', empty: '今天没有到期的办件', next: '今天须办结的会列在这里。' },
  overdue: { chip: '已超时', empty: '没有已超时的办件', next: '超过期限还没有办结的会列在这里。' },
  standing: { chip: '已停表', empty: '没有停表的办件', next: '等待补正、等待上级批准或特别程序的会列在这里。' },
  urged: { chip: '催办未答', empty: '没有未答复的催办', next: '催办后没有按期答复的，会逐级上报。' },
  'end-of-day': { chip: '当日件未办结', empty: '即办件、当日件都已办结', next: '当天没有办结的列在这里，须说明原因。' },
  'deemed-accepted': {
    chip: '视同受理',
    empty: '没有视同受理的办件',
    next: '逾期没有告知申请人是否受理的，依法自收到之日起视为受理，列在这里。',
  },
  extensions: { chip: '延期待办', empty: '没有待办的延期', next: '待批准、待备案、待告知申请人的延期列在这里。' },
  consent: { chip: '默示同意', empty: '没有待决定的办件', next: '到期没有答复、也没有正当理由的，由大厅负责人决定。' },
  ended: { chip: '已结束', empty: '还没有结束的办件', next: '办结、不予受理、撤回和终止的列在这里。' },
  all: { chip: '全部', empty: '还没有登记过办件', next: '收件后请登记，时限自动计算。' },
};
const order: readonly Shown[] = [
  'open',
  'soon',
  'due-today',
  'overdue',
  'end-of-day',
  'deemed-accepted',
  'urged',
  'extensions',
  'consent',
  'standing',
  'ended',
  'all',
];
const alarming: ReadonlySet<Shown> = new Set(['overdue', 'due-today', 'end-of-day', 'deemed-accepted', 'urged', 'consent']);
const isShort = (shown: Shown): shown is (typeof shorts)[number] => (shorts as readonly string[]).includes(shown);

/** The cases of the hall: what is open, pressing, late, or waits for somebody. */
export function CaseList() {
  const standing = useStanding();
  const { hallId } = standing.hall;
  const params = { hallId };
  const [search, change] = usePageSearch();
  const wanted = order.find((one) => one === search['show']) ?? 'open';
  const filter = { show: isShort(wanted) ? ('open' as const) : wanted, search: search['search'] };
  const [turned, setTurned] = useState<{ of: string; after: readonly string[] }>({ of: '', after: [] });
  const of = JSON.stringify([hallId, filter]);
  const after = turned.of === of ? turned.after : [];
  const when = pages.cases.isOpen(standing);
  const slow = { when, every: 120_000 };
  const asked = useAsk(
    wire.listCases,
    { params, query: { ...filter, cursor: after.at(-1) } },
    { when, keep: 'the last answer', every: 60_000 },
  );
  const urged = useAsk(wire.listCases, { params, query: { show: 'urged', limit: 100 } }, slow);
  const endOfDay = useAsk(wire.endOfDay, { params }, slow);
  const accepted = useAsk(wire.deemedAcceptances, { params }, slow);
  const extensions = useAsk(wire.extensionTasks, { params }, slow);
  const consents = useAsk(wire.deemedConsents, { params }, slow);
  const counts = asked.answer?.counts;
  const counted: Partial<Record<Shown, number | undefined>> = {
    open: counts?.open,
    soon: counts?.soon,
    'due-today': counts?.dueToday,
    overdue: counts?.overdue,
    standing: counts?.standing,
    urged: urged.answer?.cases.length,
    'end-of-day': endOfDay.answer?.cases.length,
    'deemed-accepted': accepted.answer?.cases.length,
    extensions: extensions.answer?.tasks.length,
    consent: consents.answer?.cases.length,
  };
  // Where no adopted document knows deemed consent, the list would never hold anything.
  const chips = order
    .filter((key) => key !== 'consent' || consents.answer?.adopted === true || wanted === 'consent')
    .map((key) => ({ key, words: words[key].chip, count: counted[key], alarms: alarming.has(key) }));
  const open = (caseId: string) => hrefOf(hallId, 'cases', { ...search, case: caseId });
  const today = asked.answer?.today;

  return (
    <div className="manage-page">
      <CaseChips
        legend="显示哪些办件"
        chips={chips}
        shown={wanted}
        onShow={(key) => change({ show: key === 'open' ? undefined : key, search: isShort(key) ? undefined : search['search'] })}
      />
      {!isShort(wanted) && (
        <div className="manage-filters">
          <Input.Search
            aria-label="按办件编号、事项名称，或申请人姓名、电话查找"
            placeholder="编号、事项，或申请人姓名、电话"
            defaultValue={search['search']}
            key={search['search']}
            allowClear
            maxLength={60}
            onSearch={(text) => change({ search: text.trim() })}
            style={{ width: 280 }}
          />
          {asked.answer && asked.answer.cases.length > 0 && (
            <PrintButton title={`限时台账（${words[wanted].chip}）`}>
              {() => <CaseSheetTable cases={asked.answer!.cases} today={asked.answer!.today} />}
            </PrintButton>
          )}
        </div>
      )}
      {!isShort(wanted) && (
        <Answered asked={asked}>
          {({ cases, next }) =>
            cases.length === 0 ? (
              <Nothing shown={wanted} isNarrowed={search['search'] !== undefined} />
            ) : (
              <>
                <CaseTable cases={cases} today={asked.answer!.today} hrefOf={open} />
                {(after.length > 0 || next !== null) && (
                  <Pager after={after} next={next} onTurn={(keys) => setTurned({ of, after: keys })} />
                )}
              </>
            )
          }
        </Answered>
      )}
      {wanted === 'end-of-day' && (
        <Answered asked={endOfDay}>
          {({ cases, reasonsMissing, today: on, hasMore }) =>
            cases.length === 0 ? (
              <Nothing shown={wanted} />
            ) : (
              <>
                {reasonsMissing > 0 && (
                  <p className="manage-note">还有 {reasonsMissing} 件没有说明原因；打开办件，选“说明当日未办结”。</p>
                )}
                <CaseTable
                  cases={cases.map((one) => one.case)}
                  today={on}
                  hrefOf={open}
                  notes={new Map(cases.map((one) => [one.case.caseId, one.reason ?? '原因未说明']))}
                />
                <More hasMore={hasMore} />
              </>
            )
          }
        </Answered>
      )}
      {wanted === 'deemed-accepted' && today && (
        <Answered asked={accepted}>
          {({ cases, hasMore }) =>
            cases.length === 0 ? (
              <Nothing shown={wanted} />
            ) : (
              <>
                <CaseTable
                  cases={cases.map((one) => one.case)}
                  today={today}
                  hrefOf={open}
                  notes={
                    new Map(
                      cases.map((one) => [
                        one.case.caseId,
                        `应在${monthDay(one.toldBy)}前告知，自${monthDay(one.deemedAcceptedOn)}起视为受理`,
                      ]),
                    )
                  }
                />
                <More hasMore={hasMore} />
              </>
            )
          }
        </Answered>
      )}
      {wanted === 'extensions' && today && (
        <Answered asked={extensions}>
          {({ tasks, hasMore }) =>
            tasks.length === 0 ? (
              <Nothing shown={wanted} />
            ) : (
              <>
                <CaseTable
                  cases={[...new Map(tasks.map((task) => [task.case.caseId, task.case])).values()]}
                  today={today}
                  hrefOf={open}
                  notes={
                    new Map(
                      tasks.map(({ case: { caseId }, extension }) => [
                        caseId,
                        <Badge key={caseId} tone={extensionWords(extension).tone}>
                          {extensionWords(extension).words}
                        </Badge>,
                      ]),
                    )
                  }
                />
                <More hasMore={hasMore} />
              </>
            )
          }
        </Answered>
      )}
      {wanted === 'consent' && today && (
        <Answered asked={consents}>
          {({ cases, hasMore }) =>
            cases.length === 0 ? (
              <Nothing shown={wanted} />
            ) : (
              <>
                <CaseTable cases={cases} today={today} hrefOf={open} />
                <More hasMore={hasMore} />
              </>
            )
          }
        </Answered>
      )}
    </div>
  );
}

function Nothing({ shown, isNarrowed = false }: { shown: Shown; isNarrowed?: boolean }) {
  return isNarrowed ? (
    <Empty title="没有符合条件的办件" next="请换一个条件再查；申请人须输入完整的姓名或电话。" />
  ) : (
    <Empty title={words[shown].empty} next={words[shown].next} />
  );
}

const More = ({ hasMore }: { hasMore: boolean }) =>
  hasMore ? <p className="manage-note">只列出前面的办件，处理后会补上后面的。</p> : null;
