import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { Why } from '../../../platform/ui/Why.tsx';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { dayWords } from '../../../platform/ui/words.ts';
import { CompressionTable } from '../../../systems/time-limit/web/cases/CompressionTable.tsx';
import { compressions } from '../../../systems/time-limit/web/cases/messages.ts';
import { DayField } from '../DayField.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { dayOf, usePageSearch } from '../use-search.ts';

/** How far the limits of each matter are compressed, and where the promise could be shorter. */
export function Compression() {
  const { hallId } = useStanding().hall;
  const [search, change] = usePageSearch();
  const asked = useAsk(
    compressions,
    { params: { hallId }, query: { from: dayOf(search, 'from'), to: dayOf(search, 'to') } },
    { keep: 'the last answer' },
  );
  return (
    <ListPage
      asked={asked}
      rowsOf={({ matters }) => matters}
      filters={
        <>
          <DayField label="办结日期 从" day={search['from'] ?? asked.answer?.from} onDay={(from) => change({ from })} />
          <DayField label="到" day={search['to'] ?? asked.answer?.to} onDay={(to) => change({ to })} />
        </>
      }
      print={asked.answer && <Print {...asked.answer} />}
      note={
        <>
          十件以上、其中九成在承诺时限的一半以内办结的，建议缩短承诺。
          <Why clauses={compressions.clauses} about="时限压缩" />
        </>
      }
      empty={{ title: '这段时间还没有办结的办件', next: '结果交付后，按事项统计用时，与承诺、法定时限比较。' }}
    >
      {(matters) => <CompressionTable matters={matters} />}
    </ListPage>
  );
}

const Print = ({ from, to, matters }: AnswerOf<typeof compressions>) => (
  <PrintButton title="时限压缩统计">
    {() => (
      <>
        <p>
          {dayWords(from)}至{dayWords(to)}办结的办件
        </p>
        <CompressionTable matters={matters} isPaper />
      </>
    )}
  </PrintButton>
);
