import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { countWords } from '../../../platform/ui/words.ts';
import { shows, type listMatters, type Show } from '../wire.ts';
import './assigned.css';

const words: Record<Show, string> = { open: '未办结', overdue: '逾期', progress: '该报进展', done: '已办结', all: '全部' };

type Props = {
  shown: Show;
  counts: AnswerOf<typeof listMatters>['counts'] | undefined;
  onShow: (show: Show) => void;
};

/** What of the ledger is in sight, each with its number. */
export function ShowChips({ shown, counts, onShow }: Props) {
  return (
    <fieldset className="assigned-chips">
      <legend className="yc-hidden">显示哪些交办事项</legend>
      {shows.map((show) => {
        const count = show === 'all' ? undefined : counts?.[show];
        const isAlarming = (show === 'overdue' || show === 'progress') && (count ?? 0) > 0;
        return (
          <button
            key={show}
            type="button"
            aria-pressed={show === shown}
            className={isAlarming ? 'assigned-chip assigned-chip-alarm' : 'assigned-chip'}
            onClick={() => onShow(show)}
          >
            {words[show]}
            {count !== undefined && <strong>{countWords(count)}</strong>}
          </button>
        );
      })}
    </fieldset>
  );
}
