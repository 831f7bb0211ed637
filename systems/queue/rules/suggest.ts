import type { WindowId } from '../../../kernel/ids.ts';
import type { QueuePolicy } from './policy.ts';
import type { QueueId } from './words.ts';

/**
 * Who waits in the queue of a group with one matter (null: none named), or in that of a department with whatever matter, and since when the
 * first of them.
 */
export type Line = { queueId: QueueId; matterCode: string | null; waiting: number; longestMinutes: number };

/** A window of the hall, as far as an adjustment depends on it. */
export type Adjustable = {
  windowId: WindowId;
  number: number;
  /** `out-of-use`: closed in the register. `closed`: nobody has opened it today. */
  state: 'open' | 'paused' | 'closed' | 'out-of-use';
  /** How many wait for it now. */
  waiting: number;
  /** Whether its card serves this line. */
  serves: (line: Pick<Line, 'queueId' | 'matterCode'>) => boolean;
  /** Whether its types would allow the business of this queue; a department's visitors only its own windows serve. */
  mayServe: (queueId: QueueId) => boolean;
};

/** `adjust`: let it serve this too. `staff`: it serves this, but nobody sits there. `open`: it serves this and is out of use. */
export type Step = { windowId: WindowId; number: number; how: 'adjust' | 'staff' | 'open'; waiting: number };

/** What the lead might do about a line. `matterCode` is set when it concerns one matter of the queue only. */
export type Suggestion = {
  queueId: QueueId;
  matterCode: string | null;
  because: 'nobody-serves' | 'many-waiting' | 'long-wait';
  waiting: number;
  longestMinutes: number;
  /** Windows that serve it now. */
  serving: number;
  steps: readonly Step[];
};

const mostSteps = 3;
const mostSuggestions = 4;

/**
 * Which windows might be adjusted, the most pressing first: lines that nobody serves, then those with many waiting, then those with a
 * long wait. A suggestion adjusts nothing.
 *
 * @clause chengan.queue.7.1.1  suggestions for adjusting windows come from the waiting counts per matter
 * @reading  Many and long are the hall's own marks for `manyWaiting` and `longWaitMinutes`. A window is worth adjusting when less than half
 *           as many wait for it as for the line that presses.
 */
export function suggestions(
  lines: readonly Line[],
  windows: readonly Adjustable[],
  policy: Pick<QueuePolicy, 'manyWaiting' | 'longWaitMinutes'>,
): Suggestion[] {
  const atWork = windows.filter((window) => window.state === 'open' || window.state === 'paused');
  const servedBy = (line: Pick<Line, 'queueId' | 'matterCode'>) => atWork.filter((window) => window.serves(line)).length;
  const pressing = lines.filter((line) => line.waiting > 0);
  const left = pressing.filter((line) => servedBy(line) === 0);
  const queues = [...new Set(pressing.filter((line) => !left.includes(line)).map((line) => line.queueId))].map((queueId) => {
    const own = pressing.filter((line) => line.queueId === queueId && !left.includes(line));
    const whole = {
      queueId,
      matterCode: null,
      waiting: own.reduce((sum, line) => sum + line.waiting, 0),
      longestMinutes: Math.max(...own.map((line) => line.longestMinutes)),
    };
    // Where one matter makes most of the line, the adjustment is for it.
    const main = own.find((line) => line.matterCode !== null && line.waiting * 2 > whole.waiting);
    return { ...whole, matterCode: main?.matterCode ?? null };
  });
  const found = [
    ...left.map((line) => ({ ...line, because: 'nobody-serves' as const })),
    ...queues.filter((line) => line.waiting >= policy.manyWaiting).map((line) => ({ ...line, because: 'many-waiting' as const })),
    ...queues
      .filter((line) => line.waiting < policy.manyWaiting && line.longestMinutes > policy.longWaitMinutes)
      .map((line) => ({ ...line, because: 'long-wait' as const })),
  ];
  const rank = { 'nobody-serves': 0, 'many-waiting': 1, 'long-wait': 2 };
  return found
    .map((line) => ({ ...line, serving: servedBy(line), steps: stepsFor(line, windows) }))
    .toSorted((a, b) => rank[a.because] - rank[b.because] || b.waiting - a.waiting || b.longestMinutes - a.longestMinutes)
    .slice(0, mostSuggestions);
}

/** The windows that could take up this line: those that only lack a clerk first, then those with the fewest waiting. */
function stepsFor(line: Line, windows: readonly Adjustable[]): Step[] {
  const order = { staff: 0, adjust: 1, open: 2 };
  return windows
    .flatMap(({ windowId, number, state, waiting, serves, mayServe }): Step[] => {
      const step = (how: Step['how']) => [{ windowId, number, how, waiting }];
      if (state === 'closed') return serves(line) ? step('staff') : [];
      if (state === 'out-of-use') return serves(line) ? step('open') : [];
      return !serves(line) && mayServe(line.queueId) && waiting * 2 < line.waiting ? step('adjust') : [];
    })
    .toSorted((a, b) => order[a.how] - order[b.how] || a.waiting - b.waiting || a.number - b.number)
    .slice(0, mostSteps);
}
