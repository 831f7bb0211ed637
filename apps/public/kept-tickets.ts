/** The numbers this phone has looked at, the newest first; the page of a number is long, nobody types it twice. */
export type KeptTicket = { followCode: string; number: string; hallName: string; takenAt: number };

const name = 'yc_tickets';
const atMost = 4;

/** What of these a phone remembers of one day: numbers begin anew every morning. */
export const ticketsOfDay = (kept: readonly KeptTicket[], today: string, dayOf: (at: number) => string): KeptTicket[] =>
  kept.filter(({ takenAt }) => dayOf(takenAt) === today);

export function keptTickets(): KeptTicket[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(read) ? (read as unknown[]).filter(isKept) : [];
  } catch {
    return [];
  }
}

/** Remembers a number; where the browser keeps nothing, the code on the paper still leads there. */
export function keepTicket(ticket: KeptTicket): void {
  try {
    const others = keptTickets().filter(({ followCode }) => followCode !== ticket.followCode);
    localStorage.setItem(name, JSON.stringify([ticket, ...others].slice(0, atMost)));
  } catch {
    // Nothing depends on it.
  }
}

function isKept(one: unknown): one is KeptTicket {
  const { followCode, number, hallName, takenAt } = (one ?? {}) as Partial<KeptTicket>;
  return [followCode, number, hallName].every((text) => typeof text === 'string') && typeof takenAt === 'number';
}
