import { journalRoom } from './journal-room.ts';
import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { refused } from '../../../kernel/decision.ts';
import type { TicketId } from '../../../kernel/ids.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import type { RecordTx, Sealed } from '../../../platform/journal/room.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { House } from '../../../platform/room/room.ts';
import { matterOn } from '../../../registers/catalogue/server/reads.ts';
import { leave, recycle } from '../rules/acts.ts';
import type { TicketFact } from '../rules/facts.ts';
import { isSoundIdentityNumber } from '../rules/identity-number.ts';
import { placeAfterMiss, placeOnArrival, rankOf } from '../rules/placing.ts';
import { takeRefusals, takeTicket, type Asking } from '../rules/take.ts';
import { shortOfClosing } from '../rules/wait.ts';
import { evolve, type Ticket } from '../rules/ticket.ts';
import type { GroupId } from '../rules/words.ts';
import type * as wire from '../wire.ts';
import { aheadOfNewcomer, outlookOf, waitIn, type Outlook } from './estimate.ts';
import { stamped } from './fold.ts';
import { groupsForMatter, minuteOfDay, momentOf, windowsFor, type HallNow } from './registers.ts';
import { ticketOf, ticketToday, type TicketRow } from './rows.ts';
import { lockTicket, nextNumber, ranksIn } from './store.ts';
import { hallNames, viewOf, type Names } from './views.ts';

type TakeCall = Call<typeof wire.takeTicket>;
type Wanted = { asking: Asking; groupId: GroupId | undefined };

/** What the registers say to what the visitor asks for: the matter leads to its group, where no group was chosen. */
async function wantedOf(house: House, call: TakeCall, names: Names): Promise<Wanted> {
  const { now, today } = names;
  const { body, standing } = call;
  const code = body.matterCode;
  const matter = code === undefined ? undefined : await matterOn(house.db, standing.jurisdictionId, code as never, today);
  const owners = matter ? groupsForMatter(now, { code: matter.code, ...matter.content }) : [];
  const isServed = (groupId: GroupId) => windowsFor(now, groupId, code ?? null).length > 0;
  const groupId = body.groupId ?? owners.find((group) => isServed(group.groupId))?.groupId ?? owners[0]?.groupId;
  const group = now.groups.find((one) => one.groupId === groupId);
  const isOwn = group?.business !== 'handling' || owners.some((owner) => owner.groupId === groupId);
  return {
    groupId,
    asking: {
      priority: body.priority,
      by: standing.actor.kind === 'device' ? 'device' : 'person',
      isOpen: takesAt(now, minuteOfDay(names)),
      matter:
        code === undefined
          ? 'none'
          : !matter
            ? 'unknown'
            : owners.length === 0 && body.groupId === undefined
              ? 'handled-elsewhere'
              : isOwn
                ? 'handled-here'
                : 'of-another-group',
      group:
        groupId === undefined ? 'none' : group?.state !== 'in-use' ? 'not-in-use' : isServed(groupId) ? 'served' : 'not-served',
    },
  };
}

/** Whether tickets are given at this minute: from some minutes before the first opening until the last closing. */
function takesAt({ opening, policy }: HallNow, minute: number): boolean {
  const [first] = opening;
  const last = opening.at(-1);
  if (!first || !last) return false;
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return minute >= minutes(first.from) - policy.takesBeforeOpeningMinutes && minute < minutes(last.to);
}

/** Gives a ticket. Nothing is numbered before the request is found good, so a refusal leaves no gap. */
export async function take(call: TakeCall, house: House) {
  const { hallId } = call.params;
  const names = await hallNames(house.db, call.standing.jurisdictionId, hallId);
  const { asking, groupId } = await wantedOf(house, call, names);
  // How things stand is read before the series is held: a queue of takers must not wait for an estimate.
  const outlook = await outlookOf(house.db, call.standing.jurisdictionId, names.now, names.today);
  const ticketId = uuid() as TicketId;
  return house.journal.record(call.standing, journalRoom, call.command, {
    lock: [],
    decide: async (tx) => {
      const stream = tx.newStream('ticket', ticketId);
      const refusals = takeRefusals(asking, names.now.policy);
      if (refusals.length > 0 || groupId === undefined) return [{ stream, decision: refused(refusals) }];
      const visitor = await sealVisitor(tx, stream, call.body);
      const fact = await takenFact(tx, call, names, groupId, visitor);
      return [{ stream, decision: takeTicket(asking, fact, names.now.policy) }];
    },
    answer: (facts) => givenAnswer(ticketId, evolve(undefined, stamped<TicketFact>(facts[0]!)), names, outlook),
  });
}

async function sealVisitor(
  tx: RecordTx,
  stream: `${string}:${number}:${string}`,
  body: TakeCall['body'],
): Promise<Sealed | null> {
  const { name, identityNumber, phone } = body;
  if (name === undefined && identityNumber === undefined && phone === undefined) return null;
  const content = { ...(name && { name }), ...(identityNumber && { identityNumber }), ...(phone && { phone }) };
  return tx.seal(stream, content, identityNumber === undefined ? [] : [identityNumber]);
}

async function takenFact(
  tx: RecordTx,
  { params, body }: TakeCall,
  { now }: Names,
  groupId: GroupId,
  visitor: Sealed | null,
): Promise<Extract<TicketFact, { type: 'TicketTaken' }>> {
  const series = now.groups.find((one) => one.groupId === groupId)!.prefix;
  const { no, rank } = await nextNumber(tx, tx.jurisdictionId, params.hallId, tx.today, series, rankOf(tx.at));
  const { identityNumber } = body;
  return {
    type: 'TicketTaken',
    hallId: params.hallId,
    day: tx.today,
    series,
    no,
    groupId,
    matterCode: body.matterCode ?? null,
    priority: body.priority,
    place: placeOnArrival(groupId, body.priority, rank),
    followCode: randomBytes(16).toString('base64url'),
    visitor,
    identity: identityNumber === undefined ? 'none' : isSoundIdentityNumber(identityNumber, tx.today) ? 'sound' : 'doubtful',
  };
}

/** What the kiosk prints: the number, how many are before, how long it may take, and where. */
function givenAnswer(ticketId: TicketId, ticket: Ticket, names: Names, outlook: Outlook) {
  const { now } = names;
  const { queueId } = ticket.place;
  const ahead = aheadOfNewcomer(outlook, ticket.place);
  const wait = waitIn(outlook, queueId, ticket.groupId, ahead);
  const closing = now.opening.at(-1);
  const minutesLeft = closing ? (momentOf(closing.to, names) - ticket.takenAt) / 60_000 : Infinity;
  const short = shortOfClosing(wait, minutesLeft, now.policy.closingMarginMinutes);
  return {
    ticket: viewOf(ticketId, ticket, names),
    ahead,
    wait,
    windows: windowsFor(now, ticket.groupId, ticket.matterCode).map((window) => String(window.number)),
    followUrl: `/public/tickets/${ticket.followCode}`,
    hallName: now.hall.name,
    takenDay: ticket.day as string,
    closingWarning: closing && short !== null ? { closesAt: momentOf(closing.to, names) as number, minutesShort: short } : null,
  };
}

/** A decision on one ticket of the hall, wherever it stands. @throws NotThere  the hall has none of this id */
async function onTicket(
  house: House,
  call: Call<typeof wire.recycle> | Call<typeof wire.leave>,
  decide: (tx: RecordTx, row: TicketRow, names: Names) => Promise<ReturnType<typeof leave>>,
) {
  const { hallId, ticketId } = call.params;
  const names = await hallNames(house.db, call.standing.jurisdictionId, hallId);
  let before: Ticket;
  return house.journal.record(call.standing, journalRoom, call.command, {
    lock: [],
    decide: async (tx) => {
      const row = await lockTicket(tx, tx.jurisdictionId, hallId, ticketId);
      if (!row) throw new NotThere(`ticket ${ticketId}`);
      await tx.hold(row.stream);
      before = ticketOf(row);
      return [{ stream: row.stream, decision: await decide(tx, row, names) }];
    },
    answer: (facts) => ({ ticket: viewOf(ticketId, evolve(before, stamped<TicketFact>(facts[0]!)), names) }),
  });
}

/** A missed visitor came back. */
export const recycleTicket = (call: Call<typeof wire.recycle>, house: House) =>
  onTicket(house, call, async (tx, row, { now }) => {
    const ticket = ticketToday(row, tx.today);
    const ranks = await ranksIn(tx, row.hallId, row.queueId, row.lane);
    return recycle({ ticketId: row.ticketId, ticket }, placeAfterMiss(ticket, now.policy.recyclePlace, ranks, tx.at), now.policy);
  });

/** The visitor goes away. */
export const leaveQueue = (call: Call<typeof wire.leave>, house: House) =>
  onTicket(house, call, async (tx, row, { now }) =>
    leave({ ticketId: row.ticketId, ticket: ticketToday(row, tx.today) }, now.policy),
  );
