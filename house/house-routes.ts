import { changeSpeed, hallTimeOf } from '../platform/journal/clock.ts';
import { stuckJobs, tryJobAgain } from '../platform/journal/jobs.ts';
import { stuckNews, tryNewsAgain } from '../platform/journal/reactions.ts';
import { NotThere, Refused } from '../platform/journal/record.ts';
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
    route(wire.stuckWork, async ({ standing }, house) => {
      const [jobs, news] = await Promise.all([
        stuckJobs(house.db, standing.jurisdictionId),
        stuckNews(house.db, standing.jurisdictionId),
      ]);
      return {
        jobs: jobs.map((job) => ({ ...job, title: titles.get(job.job) ?? job.job })),
        news: news.map(({ jurisdictionId: _, ...one }) => one),
      };
    }),
    route(wire.tryJobAgain, async ({ standing, body }, house) => ({
      again: await tryJobAgain(house.db, standing.jurisdictionId, body.job, body.subject, body.due as Instant),
    })),
    route(wire.tryNewsAgain, async ({ standing, body }, house) => ({
      again: await tryNewsAgain(house.db, standing.jurisdictionId, body.outboxId),
    })),
  ];
}
