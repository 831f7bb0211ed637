import type { TicketId } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import type { House } from '../../../platform/room/room.ts';
import { minutesOf } from '../../../registers/places/rules/index.ts';
import { honouredUntil, minutesBeforeClosing, registerLeftOver, rightRefusals } from '../rules/left-over.ts';
import { spelledNumber } from '../rules/words.ts';
import type * as wire from '../wire.ts';
import { followAddress } from './follow.ts';
import { journalRoom } from './journal-room.ts';
import { rightClaimed } from './left-over-claim.ts';
import { registeredOn, registrable, rightsOf } from './left-over-store.ts';
import { minuteOfDay } from './registers.ts';
import { ticketOf, ticketToday } from './rows.ts';
import { lockTickets, ticketsById } from './store.ts';
import { hallNames, viewOfRow, type Names } from './views.ts';

/** Whether the last closing of today is near or behind us; on a day on which the hall does not open it is. */
function isClosingTime(names: Names): boolean {
  const last = names.now.opening.at(-1);
  return !last || minuteOfDay(names) >= minutesOf(last.to) - minutesBeforeClosing;
}

/** Who of a day could not be served. Names and phones are opened for whoever may register them. */
export async function leftOvers({ params, query, standing, ...call }: Call<typeof wire.leftOvers>, house: House) {
  const { db, keys } = house;
  const { jurisdictionId } = standing;
  const names = await hallNames(db, jurisdictionId, params.hallId);
  const day = query.on ?? names.today;
  const [open, ended] = await Promise.all([
    registrable(db, jurisdictionId, params.hallId, day),
    registeredOn(db, jurisdictionId, params.hallId, day),
  ]);
  const [rows, rights] = await Promise.all([
    ticketsById(db, jurisdictionId, [...open, ...ended]),
    rightsOf(db, jurisdictionId, ended),
  ]);
  const visitors = await openSealed(
    db,
    keys,
    jurisdictionId,
    rights.flatMap((right) => right.visitor ?? []),
  );
  const given = await ticketsById(
    db,
    jurisdictionId,
    rights.flatMap((right) => right.usedBy ?? []),
  );
  const rowOf = (ticketId: TicketId) => rows.filter((row) => row.ticketId === ticketId);
  const { numberWidth } = names.now.policy;
  return {
    day,
    today: names.today,
    until: honouredUntil(names.today, names.now.policy, names.now.calendar),
    isClosing: isClosingTime(names),
    registrable: open.flatMap((ticketId) => rowOf(ticketId).map((row) => viewOfRow(row, names))),
    rights: ended.flatMap((ticketId) => {
      const right = rights.find((one) => one.ticketId === ticketId);
      const [row] = rowOf(ticketId);
      if (!right || !row) return [];
      const visitor = right.visitor === null ? undefined : visitors.get(right.visitor);
      const used = given.find((one) => one.ticketId === right.usedBy);
      return [
        {
          ticket: viewOfRow(row, names),
          day: right.day,
          because: right.because,
          registeredAt: right.registeredAt as number,
          until: right.until,
          name: visitor?.['name'] ?? null,
          phone: visitor?.['phone'] ?? null,
          usedAt: right.usedAt as number | null,
          usedNumber: used ? spelledNumber(used.series, used.no, numberWidth) : null,
          followUrl: followAddress({ publicOrigin: call.publicOrigin, standing }, `/public/tickets/${row.followCode}`),
        },
      ];
    }),
  };
}

/** Registers those who could not be served, all or nobody. */
export async function registerLeftOvers(call: Call<typeof wire.registerLeftOvers>, house: House) {
  const { params, body, standing, command } = call;
  const names = await hallNames(house.db, standing.jurisdictionId, params.hallId);
  const { policy, calendar } = names.now;
  const given = new Map(body.tickets.map((one) => [one.ticketId, one]));
  return house.journal.record(standing, journalRoom, command, {
    lock: [],
    decide: async (tx) => {
      const rows = await lockTickets(tx, tx.jurisdictionId, params.hallId, [...given.keys()]);
      if (rows.length < given.size) throw new NotThere('ticket');
      await tx.hold(...rows.map((row) => row.stream));
      const registering = { today: tx.today, isClosing: isClosingTime(names), calendar };
      return Promise.all(
        rows.map(async (row) => {
          const { name, phone } = given.get(row.ticketId)!;
          const content = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
          const visitor = name || phone ? await tx.seal(row.stream, content) : null;
          // The end of a day takes nobody's service back, and does not bring back who missed her call.
          const hasEnded = row.state === 'finished' || row.state === 'missed';
          const found = { ticketId: row.ticketId, ticket: hasEnded ? ticketOf(row) : ticketToday(row, tx.today) };
          return { stream: row.stream, decision: registerLeftOver(found, body.because, visitor, registering, policy) };
        }),
      );
    },
    answer: (facts, tx) => ({ registered: facts.length, until: honouredUntil(tx.today, policy, calendar) }),
  });
}

/** What a claim is worth today. */
export async function findLeftOver({ params, query, standing }: Call<typeof wire.findLeftOver>, { db }: House) {
  const { number, on, code } = query;
  const claim = code !== undefined ? { code } : number !== undefined && on !== undefined ? { number, on } : undefined;
  const names = await hallNames(db, standing.jurisdictionId, params.hallId);
  const right = claim && (await rightClaimed(db, standing.jurisdictionId, params.hallId, claim));
  if (!right) return { right: null };
  const [refusal] = rightRefusals(right, names.today);
  return {
    right: {
      number: spelledNumber(right.series, right.no, names.now.policy.numberWidth),
      day: right.day,
      groupName: names.now.groups.find((group) => group.groupId === right.groupId)?.name ?? '',
      matterName: right.matterCode === null ? null : (names.matters.get(right.matterCode) ?? null),
      further: right.further.length,
      until: right.until,
      state: refusal === undefined ? ('good' as const) : right.usedBy ? ('used' as const) : ('run-out' as const),
    },
  };
}
