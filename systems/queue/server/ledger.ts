import type { Day } from '../../../kernel/day.ts';
import { streamParts, type HallId, type JurisdictionId, type PersonId, type TicketId } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import { factsOf } from '../../../platform/journal/reactions.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { House } from '../../../platform/room/room.ts';
import { personNames } from '../../../registers/people/server/reads.ts';
import { queueOfDepartment } from '../rules/placing.ts';
import { spelledNumber, type QueueId } from '../rules/words.ts';
import type * as wire from '../wire.ts';
import { firstBrokenFact } from './chain.ts';
import { desksFor, outlookOf, waitIn, waitingIn } from './estimate.ts';
import { claimedBy, daysWithRights } from './left-over-store.ts';
import { isOpenNow, pauseNow, pauseOfQueue, pauseView, takingNow } from './pauses.ts';
import { momentAt } from './registers.ts';
import type { TicketRow } from './rows.ts';
import { personOf } from './desk-now.ts';
import { ticketsById } from './store.ts';
import { hallNames, viewOfRow } from './views.ts';

const atOnce = 100;

type Filter = { day: Day; state: TicketRow['state'] | null; queueId: QueueId | null; series: string | null; no: number | null };

/** The tickets of a day in the order in which they were taken, from behind `after` on. */
const ticketIdsOfDay = (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  { day, state, queueId, series, no }: Filter,
  after: { takenAt: number; no: number } | undefined,
): Promise<{ ticketId: TicketId }[]> => db.rows<{ ticketId: TicketId }>`
  select ticket_id as "ticketId" from queue.ticket
  where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${day}
    and (${state}::text is null or state = ${state}) and (${series}::text is null or series = ${series})
    and (${no}::int is null or no = ${no}) and (${queueId}::uuid is null or queue_id = ${queueId})
    and (${after?.takenAt}::float8 is null or (taken_at, no) > (to_timestamp(${after?.takenAt}::double precision / 1000), ${after?.no}::int))
  order by taken_at, no limit ${atOnce}`;

const countOfDay = async (
  db: Db,
  jurisdictionId: JurisdictionId,
  hallId: HallId,
  { day, state, queueId, series, no }: Filter,
): Promise<number> =>
  (await db.row<{ count: number }>`
    select count(*)::int as count from queue.ticket
    where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} and day = ${day}
      and (${state}::text is null or state = ${state}) and (${series}::text is null or series = ${series})
      and (${no}::int is null or no = ${no}) and (${queueId}::uuid is null or queue_id = ${queueId})`)!.count;

/** `A12`, `a012` or `12` looks for a number; anything else finds nothing. */
function searched(search: string | undefined): { series: string | null; no: number | null } | undefined {
  if (search === undefined || search.trim() === '') return { series: null, no: null };
  const match = /^([A-Za-z])?(\d{1,6})?$/.exec(search.trim());
  if (!match) return undefined;
  return { series: match[1]?.toUpperCase() ?? null, no: match[2] === undefined ? null : Number(match[2]) };
}

/** Tickets of a day, for the lead's ledger. */
export async function ticketsOfDay({ params, query, standing }: Call<typeof wire.ticketsOfDay>, { db }: House) {
  const names = await hallNames(db, standing.jurisdictionId, params.hallId);
  const number = searched(query.search);
  const day = query.on ?? names.today;
  if (!number) return { tickets: [], next: null, count: 0 };
  const queueId = query.departmentId === undefined ? null : queueOfDepartment(query.departmentId);
  const filter: Filter = { day, state: query.state ?? null, queueId, ...number };
  const match = /^(\d{1,16}),(\d{1,6})$/.exec(query.after ?? '');
  const after = match ? { takenAt: Number(match[1]), no: Number(match[2]) } : undefined;
  const [ids, count] = await Promise.all([
    ticketIdsOfDay(db, standing.jurisdictionId, params.hallId, filter, after),
    countOfDay(db, standing.jurisdictionId, params.hallId, filter),
  ]);
  const rows = await ticketsById(
    db,
    standing.jurisdictionId,
    ids.map((one) => one.ticketId),
  );
  const sorted = rows.toSorted((a, b) => a.takenAt - b.takenAt || a.no - b.no);
  const last = sorted.at(-1);
  return {
    tickets: sorted.map((row) => viewOfRow(row, names)),
    next: last && sorted.length === atOnce ? `${last.takenAt},${last.no}` : null,
    count,
  };
}

/** What the visitor gave at the kiosk, opened; undefined when nothing was given or it was erased. */
async function visitorOf({ db, keys }: House, jurisdictionId: JurisdictionId, row: TicketRow) {
  if (row.visitor === null) return undefined;
  return (await openSealed(db, keys, jurisdictionId, [row.visitor])).get(row.visitor);
}

async function ticketHere(db: Db, jurisdictionId: JurisdictionId, hallId: HallId, ticketId: TicketId): Promise<TicketRow> {
  const [row] = await ticketsById(db, jurisdictionId, [ticketId]);
  if (row?.hallId !== hallId) throw new NotThere(`ticket ${ticketId}`);
  return row;
}

/**
 * One ticket's whole story, with the proof that nobody rewrote it.
 *
 * @clause xuchang.queue.5.1.1.1b  who gave the ticket and who sent the visitor on
 * @clause dongsheng.queue.2.2.1.5, zhongyang.queue.2.3  each interruption, from when to when
 */
export async function ticketHistory({ params, standing }: Call<typeof wire.ticketHistory>, house: House) {
  const { db } = house;
  const { jurisdictionId } = standing;
  const names = await hallNames(db, jurisdictionId, params.hallId);
  const row = await ticketHere(db, jurisdictionId, params.hallId, params.ticketId);
  const { born } = streamParts(row.stream);
  const [facts, visitor, firstBroken, [claimed]] = await Promise.all([
    factsOf(db, jurisdictionId, born, row.stream),
    visitorOf(house, jurisdictionId, row),
    firstBrokenFact(db, jurisdictionId, row.stream),
    claimedBy(db, jurisdictionId, [row.ticketId]),
  ]);
  const people = [...new Set(facts.flatMap((fact) => personOf(fact.actor) ?? []))];
  const actors: ReadonlyMap<PersonId, string> = await personNames(house, jurisdictionId, people);
  return {
    ticket: viewOfRow(row, names),
    name: visitor?.['name'] ?? null,
    leftOverOf: claimed
      ? { number: spelledNumber(claimed.series, claimed.no, names.now.policy.numberWidth), day: claimed.day }
      : null,
    facts: facts.map((fact) => {
      const person = personOf(fact.actor);
      return {
        seq: fact.seq,
        type: fact.type,
        at: fact.at,
        actor: fact.actor,
        actorName: person ? (actors.get(person) ?? null) : null,
        basis: [...fact.basis],
      };
    }),
    chain: { whole: firstBroken === undefined, firstBroken: firstBroken ?? null },
  };
}

/** The name that a visitor gave, for the window where the visitor stands. @throws NotThere  the ticket stands at another window */
export async function whoIsIt({ params, standing }: Call<typeof wire.whoIsIt>, house: House) {
  const row = await ticketHere(house.db, standing.jurisdictionId, params.hallId, params.ticketId);
  if (row.windowId !== params.windowId) throw new NotThere(`ticket ${params.ticketId} at window ${params.windowId}`);
  return { ticketId: row.ticketId, name: (await visitorOf(house, standing.jurisdictionId, row))?.['name'] ?? null };
}

/** What the kiosk shows before a ticket is taken. */
export async function arrivals({ params, standing }: Call<typeof wire.arrivals>, { db }: House) {
  const { jurisdictionId } = standing;
  const names = await hallNames(db, jurisdictionId, params.hallId);
  const { now, today } = names;
  const [outlook, leftOverDays] = await Promise.all([
    outlookOf(db, jurisdictionId, names),
    daysWithRights(db, jurisdictionId, params.hallId, today),
  ]);
  const first = now.opening[0];
  const last = now.opening.at(-1);
  const pause = pauseNow(names);
  return {
    isOpen: isOpenNow(names),
    opensAt: first?.from ?? null,
    closesAt: last?.to ?? null,
    pause: pause ? pauseView(pause, names) : null,
    leftOverDays,
    mattersAtOnce: now.policy.mattersAtOnce,
    groups: now.groups
      .filter((group) => group.state === 'in-use')
      .map((group) => {
        const queueId = group.groupId as string;
        const waiting = waitingIn(outlook, queueId);
        const taking = takingNow(names, queueId);
        const rest = pauseOfQueue(outlook, queueId);
        return {
          groupId: group.groupId,
          name: group.name,
          prefix: group.prefix,
          waiting,
          openWindows: desksFor(outlook, queueId).length,
          wait: waitIn(outlook, queueId, queueId, waiting),
          takesTickets: taking.takes,
          takesFrom: taking.takes || taking.from === null ? null : momentAt(taking.from, names),
          pausesUntil: rest ? momentAt(rest.to, names) : null,
        };
      }),
  };
}
