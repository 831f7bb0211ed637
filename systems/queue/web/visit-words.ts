import type { TicketView, VisitMatter } from '../wire.ts';

/** How the matters of a visit are said, at the desk, to the lead and on paper. */

type Named = Pick<VisitMatter, 'matterName' | 'groupName'>;

/** A matter by its name; where the visitor named none, the business. */
export const matterWords = ({ matterName, groupName }: Named): string => matterName ?? `${groupName}业务`;

/** How many matters a visit has, those that are done too. */
export const matterCount = ({ done, further }: Pick<TicketView, 'done' | 'further'>): number => done.length + 1 + further.length;

export type MatterState = 'done' | 'now' | 'left';

/** All matters of a visit in the order in which they are done. A visit that has ended has none at hand. */
export function visitMatters(
  ticket: Pick<TicketView, 'done' | 'further' | 'state'> & VisitMatter,
): (VisitMatter & { state: MatterState; windowNumber: string | null })[] {
  const { groupId, groupName, matterCode, matterName } = ticket;
  const at = { groupId, groupName, matterCode, matterName };
  return [
    ...ticket.done.map((one) => ({ ...one, state: 'done' as const })),
    { ...at, state: ticket.state === 'finished' ? 'done' : 'now', windowNumber: null },
    ...ticket.further.map((one) => ({ ...one, state: 'left' as const, windowNumber: null })),
  ];
}

/** The matter that is next, and how many more: `社保卡 等 3 件`. */
export const visitWords = (ticket: Pick<TicketView, 'further'>, first: string): string =>
  ticket.further.length === 0 ? first : `${first} 等 ${ticket.further.length + 1} 件`;

/**
 * How long the visitor waited for her call, in milliseconds; undefined for one who is not called. Calls that follow the first while she is
 * on her way are no waiting; for a matter after the first the call to its window counts.
 */
export function waitedFor(
  ticket: Pick<TicketView, 'takenAt' | 'firstCalledAt' | 'calledAt' | 'state' | 'done'>,
): number | undefined {
  const { firstCalledAt, calledAt } = ticket;
  if (calledAt === null) return undefined;
  const since = waitingSince(ticket);
  const call = firstCalledAt !== null && firstCalledAt >= since ? firstCalledAt : calledAt;
  return Math.max(0, call - since);
}

/** Since when the visitor waits or waited for the last call: since the number was taken, or since the matter before was done elsewhere. */
export function waitingSince({
  takenAt,
  calledAt,
  state,
  done,
}: Pick<TicketView, 'takenAt' | 'calledAt' | 'state' | 'done'>): number {
  const until = state === 'waiting' || calledAt === null ? Infinity : calledAt;
  return done.reduce((since, one) => (one.finishedAt <= until ? Math.max(since, one.finishedAt) : since), takenAt);
}
