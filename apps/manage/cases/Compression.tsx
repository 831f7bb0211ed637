import { isDay } from '../../../kernel/day.ts';
import { Empty } from '../../../platform/ui/states.tsx';
import { Why } from '../../../platform/ui/Why.tsx';
import { dayWords } from '../../../platform/ui/words.ts';
import { CompressionTable } from '../../../systems/time-limit/web/cases/CompressionTable.tsx';
import { compressions } from '../../../systems/time-limit/web/cases/messages.ts';
import { Answered } from '../Answered.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';

/** How far the limits of each matter are compressed, and where the promise could be shorter. */
export function Compression() {
  const { hallId } = useStanding().hall;
  const [search, change] = usePageSearch();
  const day = (name: 'from' | 'to') => {
    const on = search[name];
    return on !== undefined && isDay(on) ? on : undefined;
  };
  const asked = useAsk(
    compressions,
    { params: { hallId }, query: { from: day('from'), to: day('to') } },
    { keep: 'the last answer' },
  );
  return (
    <div className="manage-page">
      <div className="manage-filters">
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            {name === 'from' ? '办结日期 从' : '到'}{' '}
            <input
              className="yc-input manage-day"
              type="date"
              value={search[name] ?? asked.answer?.[name] ?? ''}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          </label>
        ))}
        {asked.answer && asked.answer.matters.length > 0 && (
          <PrintButton title="时限压缩统计">
            {() => (
              <>
                <p>
                  {dayWords(asked.answer!.from)}至{dayWords(asked.answer!.to)}办结的办件
                </p>
                <CompressionTable matters={asked.answer!.matters} isPaper />
              </>
            )}
          </PrintButton>
        )}
      </div>
      <p className="manage-note">
        十件以上、其中九成在承诺时限的一半以内办结的，建议缩短承诺。
        <Why clauses={compressions.clauses} about="时限压缩" />
      </p>
      <Answered asked={asked}>
        {({ matters }) =>
          matters.length === 0 ? (
            <Empty title="这段时间还没有办结的办件" next="结果交付后，按事项统计用时，与承诺、法定时限比较。" />
          ) : (
            <CompressionTable matters={matters} />
          )
        }
      </Answered>
    </div>
  );
}
