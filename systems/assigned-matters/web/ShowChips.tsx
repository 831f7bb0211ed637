import type { AnswerOf } from '../../../platform/wire/contract.ts';
import { ListChips } from '../../../platform/ui/ListChips.tsx';
import { shows, type listMatters, type Show } from '../wire.ts';

const words: Record<Show, string> = { open: '未办结', overdue: '逾期', progress: '该报进展', done: '已办结', all: '全部' };

type Props = {
  shown: Show;
  counts: AnswerOf<typeof listMatters>['counts'] | undefined;
  onShow: (show: Show) => void;
};

/** What of the ledger is in sight, each with its number. */
export function ShowChips({ shown, counts, onShow }: Props) {
  const chips = shows.map((key) => ({
    key,
    words: words[key],
    count: key === 'all' ? undefined : counts?.[key],
    alarms: key === 'overdue' || key === 'progress',
  }));
  return <ListChips legend="显示哪些交办事项" chips={chips} shown={shown} onShow={onShow} />;
}
