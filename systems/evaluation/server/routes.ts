import { addDays, type Day } from '../../../kernel/day.ts';
import type { HallId, Id, JurisdictionId, PersonId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Call } from '../../../platform/http/route.ts';
import { Denied } from '../../../platform/http/server.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere, type Entry } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import { route, type House } from '../../../platform/room/room.ts';
import { personNames } from '../../../registers/people/server/reads.ts';
import { windowsOf } from '../../../registers/places/server/reads.ts';
import { policyOf } from '../../../registers/policy/server/reads.ts';
import { numbersOf, ticketOfCode } from '../../queue/server/reads.ts';
import { give, isOver, type Answering } from '../rules/evaluate.ts';
import { evaluationPolicy } from '../rules/policy.ts';
import * as wire from '../wire.ts';
import { journalRoom } from './journal-room.ts';
import { namesOfMatters } from './matter-names.ts';
import { countsOfDay, givenOfDay, invitationsAt, invitationsOf, type InvitationRow } from './store.ts';

type Rating = Call<typeof wire.giveEvaluation>['body']['ratings'][number];

/** The slots that are rated, in the order of the ratings. @throws NotThere  one of them is not among those that may be rated here */
const slotsOf = (rows: readonly InvitationRow[], ratings: readonly Rating[]): InvitationRow[] =>
  ratings.map(({ invitationId }) => {
    const row = rows.find((one) => one.invitationId === invitationId);
    if (!row) throw new NotThere(`invitation ${invitationId}`);
    return row;
  });

type Sent = Pick<Call<typeof wire.giveEvaluation>, 'standing' | 'command'> & { ratings: readonly Rating[] };

/** Rates each of these services, all or none. `read` finds the slots, before and after they are locked. */
async function rate(
  house: House,
  { standing, command, ratings }: Sent,
  read: (db: Db) => Promise<InvitationRow[]>,
  answering: (tx: RecordTx, slot: InvitationRow) => Promise<Answering>,
) {
  const known = slotsOf(await read(house.db), ratings);
  return house.journal.record(standing, journalRoom, command, {
    lock: [...new Set(known.map((slot) => slot.stream))],
    decide: async (tx) => {
      const slots = slotsOf(await read(tx), ratings);
      const entries: Entry[] = [];
      for (const [nth, { invitationId, level, tags, comment: words }] of ratings.entries()) {
        const slot = slots[nth]!;
        const comment = words === undefined ? null : await tx.seal(slot.stream, { comment: words });
        // The same service twice in one sending is a second rating of it.
        const isTwice = ratings.findIndex((other) => other.invitationId === invitationId) < nth;
        const invitation = { ...slot, isGiven: slot.givenAt !== null || isTwice };
        entries.push({
          stream: slot.stream,
          decision: give(invitation, { level, tags, comment }, await answering(tx, slot), nth),
        });
      }
      return entries;
    },
    answer: () => ({ thanks: true as const }),
  });
}

/** A visitor rates on the pad of the window. The pad of another window cannot: it stands before another visitor. */
async function giveEvaluation({ params, body, session, standing, command }: Call<typeof wire.giveEvaluation>, house: House) {
  if (session?.device?.windowId !== params.windowId) throw new Denied(403, 'not-permitted');
  const { ratings } = body;
  const ids = ratings.map((rating) => rating.invitationId);
  const read = (db: Db) => invitationsAt(db, standing.jurisdictionId, params.windowId, ids);
  return rate(house, { standing, command, ratings }, read, async (tx) => ({ channel: 'pad', at: tx.at }));
}

/** How many days after a service it can be rated on a phone. */
const phoneDaysOf = async (db: Db, jurisdictionId: JurisdictionId, hallId: HallId, on: Day): Promise<number> =>
  evaluationPolicy(await policyOf(db, jurisdictionId, hallId, on)).phoneDays;

/** What was done for the visitor, each matter for itself, as long as it can be rated on a phone. */
async function servicesOfTicket({ params, standing }: Call<typeof wire.servicesOfTicket>, { db }: House) {
  const { jurisdictionId, row: ticket } = await ticketOfCode(db, params.followCode, standing.jurisdictionId);
  const [slots, time, phoneDays] = await Promise.all([
    invitationsOf(db, jurisdictionId, ticket.ticketId),
    hallTimeOf(db, jurisdictionId),
    phoneDaysOf(db, jurisdictionId, ticket.hallId, ticket.day),
  ]);
  if (!time) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  const open = slots.filter((slot) => !isOver(slot, { channel: 'phone', today: time.today, phoneDays }));
  if (open.length === 0) return { services: [], until: null };
  const [windows, names] = await Promise.all([
    windowsOf(db, jurisdictionId, ticket.hallId, 'all'),
    namesOfMatters(
      db,
      jurisdictionId,
      open.map((slot) => slot.matterCode),
      ticket.day,
    ),
  ]);
  return {
    services: open.map(({ invitationId, matterCode, windowId, invitedAt, givenAt }) => ({
      invitationId,
      matterName: names.get(matterCode) ?? null,
      windowNumber: String(windows.find((one) => one.windowId === windowId)?.number ?? ''),
      finishedAt: invitedAt as number,
      isGiven: givenAt !== null,
    })),
    until: addDays(ticket.day, phoneDays),
  };
}

/** A visitor rates on a phone what was done under the number. */
async function giveByPhone({ params, body, standing, command }: Call<typeof wire.giveByPhone>, house: House) {
  const { jurisdictionId, row: ticket } = await ticketOfCode(house.db, params.followCode, standing.jurisdictionId);
  const phoneDays = await phoneDaysOf(house.db, jurisdictionId, ticket.hallId, ticket.day);
  return rate(
    house,
    { standing: { ...standing, jurisdictionId }, command, ratings: body.ratings },
    (db) => invitationsOf(db, jurisdictionId, ticket.ticketId),
    async (tx) => ({ channel: 'phone', today: tx.today, phoneDays }),
  );
}

const personOf = (actor: string): PersonId[] => (actor.startsWith('person:') ? [actor.slice('person:'.length) as PersonId] : []);

/** Evaluations of a day, for the lead: the ticket's number and the clerk, never the visitor. */
async function evaluationsOfDay({ params, query, standing }: Call<typeof wire.evaluationsOfDay>, house: House) {
  const { db, keys } = house;
  const { jurisdictionId } = standing;
  const on = query.on ?? (await hallTimeOf(db, jurisdictionId))?.today;
  if (on === undefined) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  const [rows, counts, windows] = await Promise.all([
    givenOfDay(db, jurisdictionId, params.hallId, on),
    countsOfDay(db, jurisdictionId, params.hallId, on),
    windowsOf(db, jurisdictionId, params.hallId, 'all'),
  ]);
  const [numbers, names, comments, matters] = await Promise.all([
    numbersOf(
      db,
      jurisdictionId,
      params.hallId,
      rows.map((row) => row.ticketId),
    ),
    personNames(house, jurisdictionId, [...new Set(rows.flatMap((row) => personOf(row.clerk)))]),
    openSealed(
      db,
      keys,
      jurisdictionId,
      rows.flatMap((row) => row.comment ?? []),
    ),
    namesOfMatters(
      db,
      jurisdictionId,
      rows.map((row) => row.matterCode),
      on,
    ),
  ]);
  return {
    on,
    evaluations: rows.map((row) => {
      const [clerk] = personOf(row.clerk);
      return {
        evaluationId: row.invitationId as string as Id<'evaluation'>,
        at: row.givenAt as number,
        number: numbers.get(row.ticketId) ?? '',
        matterName: matters.get(row.matterCode) ?? null,
        windowNumber: String(windows.find((one) => one.windowId === row.windowId)?.number ?? ''),
        clerkName: clerk ? (names.get(clerk) ?? null) : null,
        channel: row.channel!,
        level: row.level!,
        tags: row.tags,
        comment: row.comment === null ? null : (comments.get(row.comment)?.['comment'] ?? null),
      };
    }),
    ...counts,
  };
}

/** Every contract of evaluation and what carries it out. */
export const routes = [
  route(wire.giveEvaluation, giveEvaluation),
  route(wire.servicesOfTicket, servicesOfTicket),
  route(wire.giveByPhone, giveByPhone),
  route(wire.evaluationsOfDay, evaluationsOfDay),
];
