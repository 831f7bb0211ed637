import { changeSpeed, hallTimeOf } from '../platform/journal/clock.ts';
import { tryJobAgain } from '../platform/journal/jobs.ts';
import { tryNewsAgain } from '../platform/journal/reactions.ts';
import { NotThere, Refused } from '../platform/journal/record.ts';
import * as stuck from '../platform/journal/stuck.ts';
import { cursorOf, onePage, wordsOfCursor } from '../platform/http/page.ts';
import { withPatience } from '../platform/http/patience.ts';
import type { Route } from '../platform/http/route.ts';
import { route, type House, type HouseRoom } from '../platform/room/room.ts';
import { readClauses } from '../platform/wire/clauses.ts';
import * as wire from '../platform/wire/house.ts';
import { clauseTexts } from './clause-book.ts';
import type { Instant } from '../kernel/day.ts';

/** What the house answers for itself: health, the hall's clock, clauses, undo, and the work that waits for a person. */
export function houseRoutes(rooms: readonly HouseRoom[]): Route<House>[] {
  const titles = new Map(rooms.flatMap((room) => room.jobs.map((job) => [job.name, job.title])));
  return [
    route(wire.health, async (_call, house) => {
      const database = await withPatience(() => house.db.row`select 1 as up`, 2_000).then(
        () => 'ok' as const,
        () => 'unreachable' as const,
      );
      return { status: database === 'ok' ? ('ok' as const) : ('degraded' as const), version: house.version, database };
    }),
    route(wire.hallTime, async ({ standing }, house) => {
      const time = standing.jurisdictionId && (await hallTimeOf(house.db, standing.jurisdictionId));
      if (!time) throw new NotThere('jurisdiction');
      return time;
    }),
    route(wire.changeSpeed, async ({ standing, body }, house) => {
      if (!(await changeSpeed(house.db, standing.jurisdictionId, body.rate)))
        throw new Refused([{ code: 'clock-is-real', clauses: [] }]);
      return { rate: body.rate };
    }),
    route(readClauses, async ({ query }) => clauseTexts(query.ids.split(','))),
    route(wire.undo, async ({ command, standing, body }, house) => house.journal.undo(standing, command.id, body.command)),
    route(wire.stuckJobs, async ({ standing: { jurisdictionId }, query: { cursor, limit } }, house) => {
      const words = wordsOfCursor(cursor, ([due, ...names]) => /^\d{1,16}$/.test(due ?? '') && names.length >= 2);
      // What a job is about may itself hold the sign between the words.
      const after = words && { due: Number(words[0]) as Instant, job: words[1]!, subject: words.slice(2).join('|') };
      const [found, count] = await Promise.all([
        stuck.stuckJobs(house.db, jurisdictionId, after, limit + 1),
        stuck.stuckJobCount(house.db, jurisdictionId),
      ]);
      const { shown, next } = onePage(found, limit, ({ due, job, subject }) => cursorOf(due, job, subject));
      return { jobs: shown.map((job) => ({ ...job, title: titles.get(job.job) ?? job.job })), next, count };
    }),
    route(wire.stuckNews, async ({ standing: { jurisdictionId }, query: { cursor, limit } }, house) => {
      const words = wordsOfCursor(cursor, ([outboxId]) => /^\d{1,15}$/.test(outboxId ?? ''));
      const [found, count] = await Promise.all([
        stuck.stuckNews(house.db, jurisdictionId, Number(words?.[0] ?? 0), limit + 1),
        stuck.stuckNewsCount(house.db, jurisdictionId),
      ]);
      const { shown: news, next } = onePage(found, limit, ({ outboxId }) => cursorOf(outboxId));
      return { news, next, count };
    }),
    route(wire.tryJobAgain, async ({ standing, body }, house) => ({
      again: await tryJobAgain(house.db, standing.jurisdictionId, body.job, body.subject, body.due as Instant),
    })),
    route(wire.tryNewsAgain, async ({ standing, body }, house) => ({
      again: await tryNewsAgain(house.db, standing.jurisdictionId, body.outboxId),
    })),
  ];
}
