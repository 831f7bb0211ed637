import { describe, expect, it } from 'vitest';
import type { HallId } from '../../kernel/ids.ts';
import type { Call } from '../../platform/ui/client.ts';
import { createPendingTickets, settle, type PendingTicket } from './pending-ticket.ts';

function shelf() {
  const content = new Map<string, string>();
  return {
    getItem: (name: string) => content.get(name) ?? null,
    setItem: (name: string, text: string) => void content.set(name, text),
    removeItem: (name: string) => void content.delete(name),
  };
}
const hallId = 'hall' as HallId;
const press = (command: string, machine = 0): PendingTicket => ({
  command,
  hallId,
  body: { matterCode: 'DEMO-1' },
  machine,
  abandoned: false,
});

describe('a press on 取号 that is not answered', () => {
  it('is gone on with after a reload under the same command', () => {
    const place = shelf();
    createPendingTickets(place).put(press('c1'));
    expect(createPendingTickets(place).resume(30_000)).toMatchObject({ command: 'c1', body: { matterCode: 'DEMO-1' } });
  });

  it('is abandoned when the visitor has left long ago', () => {
    const place = shelf();
    createPendingTickets(place).put(press('c1'));
    const later = createPendingTickets(place);
    expect(later.resume(90_000)).toBeUndefined();
    expect(later.abandoned().map(({ command }) => command)).toEqual(['c1']);
  });

  it('is gone on with once only, the last of several', () => {
    const place = shelf();
    const before = createPendingTickets(place);
    before.put(press('c1', 1_000));
    before.put(press('c2', 2_000));
    const after = createPendingTickets(place);
    expect(after.resume(3_000)?.command).toBe('c2');
    expect(after.abandoned().map(({ command }) => command)).toEqual(['c1']);
  });

  it('leaves nothing behind once it is answered', () => {
    const place = shelf();
    const pending = createPendingTickets(place);
    pending.put(press('c1'));
    pending.drop('c1');
    expect(createPendingTickets(place).resume(0)).toBeUndefined();
    expect(place.getItem('yc_pending_tickets')).toBeNull();
  });
});

describe('an abandoned press', () => {
  const sent: { name: string; given: unknown }[] = [];
  const answering = (answer: () => unknown): Call =>
    (async (contract: { name: string }, given: unknown) => {
      sent.push({ name: contract.name, given });
      return answer();
    }) as unknown as Call;

  it('is asked for under its own command, and the ticket it made is given up', async () => {
    sent.length = 0;
    await settle(
      press('c1'),
      answering(() => ({ ticket: { ticketId: 't1' } })),
      new AbortController().signal,
    );
    expect(sent.map(({ name }) => name)).toEqual(['queue.takeTicket', 'queue.leave']);
    expect(sent[0]?.given).toMatchObject({ command: 'c1', params: { hallId }, body: { matterCode: 'DEMO-1' } });
    expect(sent[1]?.given).toMatchObject({ params: { hallId, ticketId: 't1' } });
  });

  it('is settled when the hall refused it: there is no ticket to give up', async () => {
    sent.length = 0;
    const refused = answering(() => {
      throw new Error('refused');
    });
    await settle(press('c1'), refused, new AbortController().signal);
    expect(sent.map(({ name }) => name)).toEqual(['queue.takeTicket']);
  });

  it('is not settled when the asking was stopped', async () => {
    const stop = new AbortController();
    const stopped = answering(() => {
      stop.abort();
      throw new DOMException('given up', 'AbortError');
    });
    await expect(settle(press('c1'), stopped, stop.signal)).rejects.toThrow('given up');
  });
});
