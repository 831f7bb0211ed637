import { journalRoom } from './journal-room.ts';
import type { Decision } from '../../../kernel/decision.ts';
import { actorName, type HallId, type StreamId, type TicketId, type WindowId } from '../../../kernel/ids.ts';
import { NotThere, type Command, type Entry, type Standing } from '../../../platform/journal/record.ts';
import type { Fact, RecordTx } from '../../../platform/journal/room.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { House } from '../../../platform/room/room.ts';
import * as acts from '../rules/acts.ts';
import type { AtDesk, Desk } from '../rules/desk.ts';
import type { TicketFact } from '../rules/facts.ts';
import { isServedFrom } from '../rules/next-ticket.ts';
import { laneAfterTransfer, placeAfterTransfer, queueOfDepartment, queueOfGroup, queueOfWindow } from '../rules/placing.ts';
import { evolve, type Ticket } from '../rules/ticket.ts';
import type * as wire from '../wire.ts';
import { stamped } from './stamped.ts';
import { queuesOf, windowIn, windowsFor, type HallNow } from './registers.ts';
import { deskToday, ticketToday, type TicketRow } from './rows.ts';
import { lockDesk, lockTicket, ranksIn } from './store.ts';
import { hallNames, viewOf, type Names } from './views.ts';

/** A window command as its contracts send it. */
export type WindowCall = { params: { hallId: HallId; windowId: WindowId }; standing: Standing; command: Command };

/** Who acts. */
export const byOf = (standing: Standing): AtDesk => ({
  actor: actorName(standing.actor),
  leads: standing.may('queue.manage'),
});

/** What a command at a window decides by: the locked window, the clerk, and the hall's registers. */
type Counter = { tx: RecordTx; desk: Desk; by: AtDesk; names: Names; now: HallNow };

const counterOf = async (tx: RecordTx, call: WindowCall, names: Names): Promise<Counter> => ({
  tx,
  desk: deskToday(await lockDesk(tx, tx.jurisdictionId, call.params.hallId, call.params.windowId), tx.today),
  by: byOf(call.standing),
  names,
  now: names.now,
});

/** Locks a ticket of this hall for the command. @throws NotThere  the hall has none of this id */
async function found(
  tx: RecordTx,
  hallId: HallId,
  ticketId: TicketId,
): Promise<acts.Found & { stream: StreamId; row: TicketRow }> {
  const row = await lockTicket(tx, tx.jurisdictionId, hallId, ticketId);
  if (!row) throw new NotThere(`ticket ${ticketId}`);
  await tx.hold(row.stream);
  return { ticketId, ticket: ticketToday(row, tx.today), stream: row.stream, row };
}

/** The ticket after what was just recorded of it. */
export function viewAfter({ ticketId, ticket, stream }: acts.Found & { stream: StreamId }, facts: readonly Fact[], names: Names) {
  const said = facts.filter((fact) => fact.stream === stream && fact.type !== 'RefusalWaived');
  const after = said.reduce((now, fact) => evolve(now, stamped<TicketFact>(fact)), ticket);
  return viewOf(ticketId, after, names);
}

type TicketCall = { params: { hallId: HallId; windowId: WindowId; ticketId: TicketId }; standing: Standing; command: Command };
type Decide = (
  counter: Counter,
  ticket: acts.Found & { stream: StreamId; row: TicketRow },
) => Promise<Decision<TicketFact>> | Decision<TicketFact>;

/** One act of the clerk on one ticket; window before ticket, as every command locks them. */
export async function act(house: House, call: TicketCall, decide: Decide) {
  const { hallId, windowId, ticketId } = call.params;
  const names = await hallNames(house.db, call.standing.jurisdictionId, hallId);
  windowIn(names.now, windowId);
  let ticket: Awaited<ReturnType<typeof found>>;
  return house.journal.record(call.standing, journalRoom, call.command, {
    lock: [],
    decide: async (tx): Promise<Entry[]> => {
      const counter = await counterOf(tx, call, names);
      ticket = await found(tx, hallId, ticketId);
      return [{ stream: ticket.stream, decision: await decide(counter, ticket) }];
    },
    answer: (facts) => ({ ticket: viewAfter(ticket, facts, names) }),
  });
}

export const callChosen = (call: Call<typeof wire.callChosen>, house: House) =>
  act(house, call, async ({ tx, desk, by, now }, ticket) => {
    const { place, matterCode } = ticket.ticket;
    const serves = isServedFrom(queuesOf(now, desk.windowId), { queueId: place.queueId, matterCode });
    const reason = await tx.seal(ticket.stream, { reason: call.body.reason });
    return acts.callChosen(desk, by, ticket, serves, reason, now.policy);
  });

export const recall = (call: Call<typeof wire.recall>, house: House) =>
  act(house, call, ({ desk, by, now }, ticket) => acts.recall(desk, by, ticket, now.policy));

export const startService = (call: Call<typeof wire.startService>, house: House) =>
  act(house, call, ({ desk, by, now }, ticket) => acts.startService(desk, by, ticket, now.policy));

export const noShow = (call: Call<typeof wire.noShow>, house: House) =>
  act(house, call, ({ desk, by, now }, ticket) => acts.noShow(desk, by, ticket, now.policy));

export const park = (call: Call<typeof wire.park>, house: House) =>
  act(house, call, async ({ tx, desk, by, now }, ticket) =>
    acts.park(desk, by, ticket, await tx.seal(ticket.stream, { reason: call.body.reason }), now.policy),
  );

export const resume = (call: Call<typeof wire.resume>, house: House) =>
  act(house, call, ({ desk, by, now }, ticket) => acts.resume(desk, by, ticket, now.policy));

type SentTo = Call<typeof wire.transfer>['body'];

/** Where a transfer goes, as the registers know it, and the queue of those who are sent there. */
function targetOf(
  now: HallNow,
  { toWindowId, toGroupId, toDepartmentId }: SentTo,
  ticket: Ticket,
): { target: acts.Target; to: Pick<Ticket['place'], 'queueId' | 'forWindowId'> } {
  const inUse = now.windows.filter((window) => window.state === 'in-use');
  if (toWindowId !== undefined)
    return {
      target: { kind: 'window', windowId: toWindowId, inUse: inUse.some((window) => window.windowId === toWindowId) },
      to: { queueId: queueOfWindow(toWindowId), forWindowId: toWindowId },
    };
  if (toDepartmentId !== undefined)
    return {
      target: {
        kind: 'department',
        departmentId: toDepartmentId,
        inUse: inUse.some((window) => window.departmentId === toDepartmentId),
      },
      to: { queueId: queueOfDepartment(toDepartmentId), forWindowId: null },
    };
  const groupId = toGroupId as Ticket['groupId'];
  const group = now.groups.find((one) => one.groupId === groupId);
  const isServed = windowsFor(now, groupId, ticket.matterCode).length > 0;
  return {
    target: { kind: 'group', groupId, inUse: group?.state === 'in-use', isServed },
    to: { queueId: queueOfGroup(groupId), forWindowId: null },
  };
}

export const transfer = (call: Call<typeof wire.transfer>, house: House) =>
  act(house, call, async ({ tx, desk, by, now }, { ticket, ...one }) => {
    const { target, to } = targetOf(now, call.body, ticket);
    const ranks = await ranksIn(tx, to.queueId, laneAfterTransfer(ticket.priority, call.body.place), ticket);
    const place = placeAfterTransfer(ticket, to, call.body.place, tx.at, ranks);
    const reason = call.body.reason === undefined ? null : await tx.seal(one.stream, { reason: call.body.reason });
    return acts.transfer(desk, by, { ...one, ticket }, target, place, reason, now.policy);
  });
