import { timeWords } from '../../platform/ui/words.ts';
import type { HallNow } from './use-hall.ts';

/** Why no call is shown: nothing is known without a server, and then nobody reads that nobody was called. */
export function noCallsWords({ arrivals, isLost }: Pick<HallNow, 'arrivals' | 'isLost'>): string {
  if (isLost) return '请听人工叫号';
  if (!arrivals) return '';
  if (arrivals.pause) return `${timeWords(arrivals.pause.endsAt)} 继续叫号`;
  return arrivals.isOpen ? '还没有叫号' : '大厅现在不办公';
}
