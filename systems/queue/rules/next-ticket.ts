import type { Lane, QueueId } from './words.ts';

/** One queue that a window calls from; `matterCodes` holds it to these matters, null takes every ticket of the queue. */
export type ServedQueue = { queueId: QueueId; matterCodes: readonly string[] | null };

/** The lanes that come before ordinary visitors, the first first. */
export const privilegedLanes: readonly Lane[] = ['ahead', 'priority', 'appointment'];

/**
 * In which lanes a window looks for its next visitor, one after the other. Privileged lanes come first, until the window has called
 * `ratio` privileged visitors in a row; then an ordinary one, if any waits, comes before them.
 *
 * @param run    privileged calls in a row at this window until now
 * @param ratio  at least 1
 * @throws RangeError  a ratio below 1 would turn priority into its opposite
 * @reading  Priority is bounded by a ratio, so that ordinary visitors are never passed over for ever; no text names a number, it is a
 *           setting of the hall.
 */
export function probesFor(run: number, ratio: number): Lane[] {
  if (ratio < 1) throw new RangeError(`ratio is ${ratio}, expected 1 or more`);
  return run < ratio ? [...privilegedLanes, 'ordinary'] : ['ordinary', ...privilegedLanes];
}

/** The run after a call from this lane. A run longer than the ratio says nothing more, so it stays there. */
export const runAfter = (run: number, lane: Lane, ratio: number): number => (lane === 'ordinary' ? 0 : Math.min(run + 1, ratio));

/**
 * The run after a ticket of this lane was called out of turn. An ordinary visitor who is preferred by hand takes the place of none: the
 * one whose turn has come is called next all the same. A privileged one counts like any other.
 */
export const runAfterChoice = (run: number, lane: Lane, ratio: number): number =>
  lane === 'ordinary' ? Math.min(run, ratio) : runAfter(run, lane, ratio);

/** A waiting ticket, as far as the choice depends on it. */
export type Waiting = { queueId: QueueId; lane: Lane; rank: number; no: number; matterCode: string | null };

/** The order within a lane: the smaller rank, then the smaller number. */
export const inOrder = (a: Pick<Waiting, 'rank' | 'no'>, b: Pick<Waiting, 'rank' | 'no'>): number =>
  a.rank - b.rank || a.no - b.no;

/** Whether a window that calls from these queues may call this ticket. */
export const isServedFrom = (queues: readonly ServedQueue[], ticket: Pick<Waiting, 'queueId' | 'matterCode'>): boolean =>
  queues.some(
    (queue) =>
      queue.queueId === ticket.queueId &&
      (queue.matterCodes === null || (ticket.matterCode !== null && queue.matterCodes.includes(ticket.matterCode))),
  );

/**
 * The ticket that a window calls next, among those that wait; undefined when nobody waits for it. Windows that
 * ask at the same moment go by `chooseEach`, and a test holds the two together.
 */
export function choose<Ticket extends Waiting>(
  waiting: readonly Ticket[],
  queues: readonly ServedQueue[],
  run: number,
  ratio: number,
): Ticket | undefined {
  const served = waiting.filter((ticket) => isServedFrom(queues, ticket));
  for (const lane of probesFor(run, ratio)) {
    const first = served.filter((ticket) => ticket.lane === lane).toSorted(inOrder)[0];
    if (first) return first;
  }
  return undefined;
}

/** What a window looks for: in its queues, lane after lane. */
export type Wish = { queues: readonly ServedQueue[]; lanes: readonly Lane[] };

/**
 * Which ticket each of several windows calls that ask at the same moment: the same as if they asked one after the other, the first one
 * first, each by `choose`. Undefined for a window for which nobody is left.
 *
 * @param waiting  in order within each queue and lane
 */
export function chooseEach<Ticket extends Waiting>(waiting: readonly Ticket[], wishes: readonly Wish[]): (Ticket | undefined)[] {
  const lines = new Map<string, Ticket[]>();
  for (const ticket of waiting) {
    const line = lines.get(`${ticket.queueId}/${ticket.lane}`);
    if (line) line.push(ticket);
    else lines.set(`${ticket.queueId}/${ticket.lane}`, [ticket]);
  }
  const gone = new Set<Ticket>();
  return wishes.map(({ queues, lanes }) => {
    for (const lane of lanes) {
      const firsts = queues.flatMap((queue) => {
        const first = lines.get(`${queue.queueId}/${lane}`)?.find((ticket) => !gone.has(ticket) && isServedFrom([queue], ticket));
        return first ? [first] : [];
      });
      const next = firsts.toSorted(inOrder)[0];
      if (!next) continue;
      gone.add(next);
      return next;
    }
    return undefined;
  });
}

/** All waiting tickets in the order in which one window would call them, if nobody else came and no other window called. */
export function orderAtWindow<Ticket extends Waiting>(
  waiting: readonly Ticket[],
  queues: readonly ServedQueue[],
  run: number,
  ratio: number,
): Ticket[] {
  const lanes = new Map<Lane, Ticket[]>();
  for (const ticket of waiting.filter((one) => isServedFrom(queues, one)).toSorted(inOrder))
    lanes.set(ticket.lane, [...(lanes.get(ticket.lane) ?? []), ticket]);
  const order: Ticket[] = [];
  let now = run;
  for (;;) {
    const lane = probesFor(now, ratio).find((one) => (lanes.get(one)?.length ?? 0) > 0);
    if (lane === undefined) return order;
    order.push(lanes.get(lane)!.shift()!);
    now = runAfter(now, lane, ratio);
  }
}

/**
 * After how many further calls of one window an ordinary visitor is called at the latest, whoever else may arrive: each ordinary visitor
 * before her and she herself costs one call and at most `ratio` privileged ones before it. Each call out of turn, by hand and with its
 * reason, costs one more and no turn.
 *
 * @param ordinaryBefore  ordinary visitors with an earlier place in the queues of that window
 */
export const mostCallsUntil = (ordinaryBefore: number, ratio: number): number => (ordinaryBefore + 1) * (ratio + 1);

/**
 * What stands around a ticket in its queue. `privilegedBefore`: those of its own and of earlier lanes that come before a privileged
 * ticket. `ordinary`: for an ordinary ticket those before it, for a privileged one all that wait.
 */
export type Around = { privileged: number; privilegedBefore: number; ordinary: number };

/** How many are called before this ticket, as things stand: nobody else arrives, and an ordinary visitor has just been called. */
export function aheadOf(lane: Lane, around: Around, ratio: number): number {
  if (lane === 'ordinary') return around.ordinary + Math.min(around.privileged, (around.ordinary + 1) * ratio);
  return around.privilegedBefore + Math.min(around.ordinary, Math.floor(around.privilegedBefore / ratio));
}
