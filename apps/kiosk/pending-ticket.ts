import type { HallId } from '../../kernel/ids.ts';
import type { Call, CallOf } from '../../platform/ui/client.ts';
import { leave, takeTicket } from '../../systems/queue/wire.ts';

/**
 * A press on 取号 that is not answered yet. It is kept beyond a reload of the page, so that the same press is asked for again under the
 * same command, and a ticket that nobody waited for does not stand in the queue as a ghost.
 */
export type PendingTicket = {
  command: string;
  hallId: HallId;
  body: NonNullable<CallOf<typeof takeTicket>['body']>;
  /** What this machine's clock said when it was pressed. */
  machine: number;
  /** The visitor did not wait for the answer. */
  abandoned: boolean;
};

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const shelfName = 'yc_pending_tickets';

// How long after the press a visitor may still be standing there when the page comes back.
const stillThere = 90_000;

export function createPendingTickets(shelf: Shelf) {
  let all = read(shelf);
  const write = (pending: readonly PendingTicket[]) => {
    all = [...pending];
    try {
      if (all.length === 0) shelf.removeItem(shelfName);
      else shelf.setItem(shelfName, JSON.stringify(all));
    } catch {
      // Then it lives as long as the page.
    }
  };
  return {
    put: (pending: PendingTicket) => write([...all.filter(({ command }) => command !== pending.command), pending]),
    drop: (command: string) => write(all.filter((one) => one.command !== command)),
    abandon: (command: string) => write(all.map((one) => (one.command === command ? { ...one, abandoned: true } : one))),
    /** After a start of the page: the press to go on with, if the visitor may still be there; all others were abandoned. */
    resume(machine: number): PendingTicket | undefined {
      const waiting = all.filter((one) => !one.abandoned && machine - one.machine < stillThere);
      const last = waiting[waiting.length - 1];
      write(all.map((one) => (one === last ? one : { ...one, abandoned: true })));
      return last;
    },
    abandoned: (): readonly PendingTicket[] => all.filter((one) => one.abandoned),
  };
}

export type PendingTickets = ReturnType<typeof createPendingTickets>;

/**
 * Asks what became of an abandoned press and, where a ticket was made, gives it up, so that no window calls somebody who left.
 *
 * @throws what `call` throws when it is stopped; what was refused is settled
 */
export async function settle(pending: PendingTicket, call: Call, signal: AbortSignal): Promise<void> {
  const { command, hallId, body } = pending;
  try {
    const { ticket } = await call(takeTicket, { params: { hallId }, body, command, signal });
    await call(leave, { params: { hallId, ticketId: ticket.ticketId }, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    // Refused: there is no ticket, or it was called or given up meanwhile.
  }
}

function read(shelf: Shelf): PendingTicket[] {
  try {
    const found: unknown = JSON.parse(shelf.getItem(shelfName) ?? '[]');
    return Array.isArray(found) ? (found as PendingTicket[]) : [];
  } catch {
    return [];
  }
}
