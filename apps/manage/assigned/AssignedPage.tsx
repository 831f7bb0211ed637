import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { isId } from '../../../kernel/ids.ts';
import { call } from '../../../platform/ui/client.ts';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { usePages } from '../../../platform/ui/use-pages.ts';
import { countWords, dayWords } from '../../../platform/ui/words.ts';
import { numberWords, sourceChoices } from '../../../systems/assigned-matters/web/assigned-words.ts';
import { AssignForm, type DueQuestion } from '../../../systems/assigned-matters/web/AssignForm.tsx';
import { MatterSheetTable, MatterTable } from '../../../systems/assigned-matters/web/MatterTable.tsx';
import { ShowChips } from '../../../systems/assigned-matters/web/ShowChips.tsx';
import * as wire from '../../../systems/assigned-matters/wire.ts';
import { Answered } from '../Answered.tsx';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { Sheet } from '../Sheet.tsx';
import { Written } from '../Written.tsx';
import { hrefOf, pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';
import { useWrites } from '../use-writes.ts';
import { MatterSheet } from './MatterSheet.tsx';
import { useStaff } from './use-staff.ts';

const emptyWords: Record<wire.Show, { title: string; next: string }> = {
  open: { title: '没有未办结的交办事项', next: '有新的交办，请登记；办结的在“已办结”里。' },
  overdue: { title: '没有逾期的交办事项', next: '到期未办结、未汇报的会列在这里，直到办完。' },
  progress: { title: '今天没有该报未报的进展', next: '重要事项到了报告日期，会列在这里。' },
  done: { title: '还没有办结的交办事项', next: '汇报结果、办结之后会列在这里。' },
  all: { title: '还没有登记过交办事项', next: '县委县政府、上级单位、县领导和中心会议交办的，都在这里登记。' },
};

/** Matters assigned to the hall: what is open, late, or owes a report; each opens its whole story. */
export function AssignedPage() {
  const standing = useStanding();
  const { hallId } = standing.hall;
  const [search, change] = usePageSearch();
  const [isNew, setNew] = useState(false);
  const writes = useWrites();
  const show = wire.shows.find((one) => one === search['show']) ?? 'open';
  const source = wire.sources.find((one) => one === search['source']);
  const filter = { show, source, search: search['search'] };
  const at = usePages([hallId, filter]);
  const asked = useAsk(
    wire.listMatters,
    { params: { hallId }, query: { ...filter, cursor: at.cursor } },
    { when: pages.assigned.isOpen(standing), keep: 'the last answer', every: 60_000 },
  );
  const assigns = standing.may('assigned-matters.assign');
  const isNarrowed = source !== undefined || search['search'] !== undefined;
  const title = source === 'centre-meeting' && show === 'open' ? '中心会议决定事项（未办结，供下次会议）' : '交办事项台账';
  const matterId = search['matter'];

  return (
    <PageOf
      page="assigned"
      title="交办事项"
      about={asked.answer && aboutWords(asked.answer.counts)}
      actions={
        assigns && (
          <KeyButton tone="main" keyName="Alt+N" onPress={() => setNew(true)}>
            登记交办
          </KeyButton>
        )
      }
    >
      <Written writes={writes} />
      <ListPage
        asked={asked}
        rowsOf={({ matters }) => matters}
        pages={{ at, next: ({ next }) => next }}
        chips={
          <ShowChips
            shown={show}
            counts={asked.answer?.counts}
            onShow={(one) => change({ show: one === 'open' ? undefined : one })}
          />
        }
        search={{
          label: '按事项、交办方、承办人或编号查找',
          hint: '事项、交办方、承办人、编号',
          text: search['search'],
          onSearch: (text) => change({ search: text }),
        }}
        filters={
          <Select
            aria-label="交办来源"
            value={source ?? ''}
            onChange={(value) => change({ source: value })}
            options={[{ value: '', label: '全部来源' }, ...sourceChoices.map(({ value, label }) => ({ value, label }))]}
            style={{ width: 200 }}
          />
        }
        print={
          asked.answer && (
            <PrintButton title={title}>
              {() => <MatterSheetTable matters={asked.answer!.matters} today={asked.answer!.today} />}
            </PrintButton>
          )
        }
        note={asked.answer?.olderLeftOut && '已办结的只查找最近的一千项；更早的请到当年的纸质台账查找。'}
        empty={isNarrowed ? { title: '没有符合条件的交办事项', next: '请换一个条件再查。' } : emptyWords[show]}
      >
        {(matters, { today }) => (
          <MatterTable matters={matters} today={today} hrefOf={(matter) => hrefOf(hallId, 'assigned', { ...search, matter })} />
        )}
      </ListPage>
      {isNew && asked.answer && (
        <NewMatter
          today={asked.answer.today}
          onDone={(done) => {
            setNew(false);
            writes.say(done);
          }}
          onClose={() => setNew(false)}
        />
      )}
      {matterId !== undefined && isId(matterId) && (
        <MatterSheet key={matterId} matterId={matterId} onClose={() => change({ matter: undefined })} />
      )}
    </PageOf>
  );
}

const aboutWords = ({ open, overdue, progress }: { open: number; overdue: number; progress: number }): string =>
  [
    `未办结 ${countWords(open)} 项`,
    overdue > 0 && `逾期 ${countWords(overdue)} 项`,
    progress > 0 && `该报进展 ${countWords(progress)} 项`,
  ]
    .filter(Boolean)
    .join('，');

type NewProps = { today: wire.MatterView['due']; onDone: (words: string) => void; onClose: () => void };

function NewMatter({ today, onDone, onClose }: NewProps) {
  const { hallId } = useStanding().hall;
  const { send } = useWrites();
  const staff = useStaff();
  const askDue = useCallback(
    (query: DueQuestion, signal: AbortSignal) => call(wire.dueDayOf, { params: { hallId }, query, signal }),
    [hallId],
  );
  return (
    <Sheet title="登记交办事项" width="wide" onClose={onClose}>
      <Answered asked={staff.asked}>
        {() => (
          <AssignForm
            today={today}
            people={staff.choices}
            askDue={askDue}
            onSend={async (body) => {
              const answer = await send(wire.assignMatter, { params: { hallId }, body }, '');
              onDone(`已登记为${numberWords(answer)}，最迟${dayWords(answer.due)}完成`);
            }}
          />
        )}
      </Answered>
    </Sheet>
  );
}
