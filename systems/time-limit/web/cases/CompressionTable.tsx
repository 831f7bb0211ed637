import { Badge } from '../../../../platform/ui/Badge.tsx';
import { ListTable, Under, type Column } from '../../../../platform/ui/ListTable.tsx';
import { countWords } from '../../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { compressions } from '../../wire-cases.ts';
import { daysWords, limitOrDash, shareWords } from './case-words.ts';

type Matter = AnswerOf<typeof compressions>['matters'][number];

/**
 * How far promises lie below the statute and cases below the promises, by matter, with the shorter promise that the figures propose.
 *
 * @clause zhongyang.time-limit.3.2d  the limits are compressed as far as possible; the figures show where they can be
 */
export function CompressionTable({ matters, isPaper = false }: { matters: readonly Matter[]; isPaper?: boolean }) {
  const figure = (title: string, render: Column<Matter>['render'], label = title): Column<Matter> => ({
    title,
    label,
    render,
    as: 'figure',
  });
  return (
    <ListTable
      on={isPaper ? 'paper' : 'screen'}
      rows={matters}
      rowKey={({ matterCode }) => matterCode}
      columns={[
        {
          title: '事项',
          as: 'wide',
          render: ({ matterName, unit }) => (
            <>
              <strong>{matterName}</strong>
              <Under>{unit}</Under>
            </>
          ),
        },
        figure('法定', ({ statutory }) => limitOrDash(statutory)),
        figure('承诺', ({ promised }) => limitOrDash(promised)),
        figure('承诺比法定缩短', ({ promiseAgainstStatute }) => shareWords(promiseAgainstStatute), '承诺缩短'),
        figure('办结', ({ cases }) => `${countWords(cases)} 件`),
        figure('实际用时（中位）', ({ usedMedian }) => daysWords(usedMedian), '中位用时'),
        figure('九成在', ({ usedNinetieth }) => (usedNinetieth === null ? '—' : `${daysWords(usedNinetieth)}内`)),
        figure('实际占承诺', ({ actualAgainstPromise }) => shareWords(actualAgainstPromise), '占承诺'),
        {
          title: '建议',
          render: ({ proposal }) =>
            proposal !== null &&
            (isPaper ? `承诺可缩短为 ${proposal} 个工作日` : <Badge tone="brand">可缩短为 {proposal} 个工作日</Badge>),
        },
      ]}
    />
  );
}
