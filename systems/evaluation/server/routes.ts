import type { Id, PersonId } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import { Denied } from '../../../platform/http/server.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import { route, type House } from '../../../platform/room/room.ts';
import { personNames } from '../../../registers/people/server/reads.ts';
import { windowsOf } from '../../../registers/places/server/reads.ts';
import { numbersOf } from '../../queue/server/reads.ts';
import { give } from '../rules/evaluate.ts';
import * as wire from '../wire.ts';
import { journalRoom } from './journal-room.ts';
import { countsOfDay, givenOfDay, invitationById } from './store.ts';

/** A visitor rates on the pad of the window. The pad of another window cannot: it stands before another visitor. */
async function giveEvaluation({ params, body, session, standing, command }: Call<typeof wire.giveEvaluation>, house: House) {
  if (session?.device?.windowId !== params.windowId) throw new Denied(403, 'not-permitted');
  const { jurisdictionId } = standing;
  const known = await invitationById(house.db, jurisdictionId, params.windowId, body.invitationId);
  if (!known) throw new NotThere(`invitation ${body.invitationId}`);
  return house.journal.record(standing, journalRoom, command, {
    lock: [known.stream],
    decide: async (tx) => {
      const now = (await invitationById(tx, jurisdictionId, params.windowId, body.invitationId))!;
      const comment = body.comment === undefined ? null : await tx.seal(known.stream, { comment: body.comment });
      const given = { level: body.level, tags: body.tags, comment };
      return [{ stream: known.stream, decision: give({ ...now, isGiven: now.givenAt !== null }, given, tx.at) }];
    },
    answer: () => ({ thanks: true as const }),
  });
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
  const [numbers, names, comments] = await Promise.all([
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
  ]);
  return {
    evaluations: rows.map((row) => {
      const [clerk] = personOf(row.clerk);
      return {
        evaluationId: row.invitationId as string as Id<'evaluation'>,
        at: row.givenAt as number,
        number: numbers.get(row.ticketId) ?? '',
        windowNumber: String(windows.find((one) => one.windowId === row.windowId)?.number ?? ''),
        clerkName: clerk ? (names.get(clerk) ?? null) : null,
        level: row.level!,
        tags: row.tags,
        comment: row.comment === null ? null : (comments.get(row.comment)?.['comment'] ?? null),
      };
    }),
    ...counts,
  };
}

/** Every contract of evaluation and what carries it out. */
export const routes = [route(wire.giveEvaluation, giveEvaluation), route(wire.evaluationsOfDay, evaluationsOfDay)];
