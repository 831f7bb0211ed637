import type { Database } from '../db/db.ts';
import { gathered } from '../db/gather.ts';
import { actingSystem, type Journal } from './record.ts';
import type { Fact, JournalRoom, Reaction } from './room.ts';
import type { StreamId } from '../../kernel/ids.ts';

type Claimed = {
  outboxId: number;
  jurisdictionId: Fact['jurisdictionId'];
  reaction: string;
  born: number;
  stream: StreamId;
  seq: number;
  tries: number;
};

const mostTries = 5;
/** How many rows one process claims. */
const atOnce = 128;
/** How many of those that take a transaction each are carried out at the same moment, so that they leave room for commands. */
const sideBySide = 6;
/** A process that is told nothing looks by itself after so long, or when the next row is due. */
const idleMilliseconds = 1_000;
/** In a rush rows come due all the time: some are gathered, and each is late by no more than this. */
const restMilliseconds = 180;

/**
 * Carries news from the outbox to the rooms that listen, after commit. Any number of processes may run it: a row is claimed by one. A
 * reaction's command id names the fact and the reaction, so one that ran twice did the same as once.
 */
export function runReactions(
  database: Database,
  journal: Pick<Journal, 'record' | 'recordTogether'>,
  rooms: readonly JournalRoom[],
  report: (error: unknown, reaction: string) => void,
): { wake(): void; stop(): Promise<void> } {
  const reactions = new Map<string, Reaction>(
    rooms.flatMap((room) => room.reactions.map((reaction) => [reaction.name, reaction])),
  );
  let stopped = false;
  let woken = false;
  let rouse: () => void = () => undefined;

  const comesInCrowds = ({ reaction }: Claimed): boolean => reactions.get(reaction)?.inCrowds === true;

  /** Claims, runs and clears up to `atOnce` rows; answers how many there were. */
  async function round(): Promise<number> {
    return database.transact(async (tx) => {
      // The clock is asked once, in brackets: asked for each row, it would have every row read that is due some time.
      const rows = await tx.rows<Claimed>`
        select outbox_id as "outboxId", jurisdiction_id as "jurisdictionId", reaction, born, stream, seq, tries
        from journal.outbox where due_at <= (select journal.machine_now()) and failed is null
        order by due_at, outbox_id limit ${atOnce} for update skip locked`;
      // Nothing is put off by ten minutes: what lies further ahead was written before the clock was set back, and is due.
      if (rows.length === 0)
        rows.push(
          ...(await tx.rows<Claimed>`
            select outbox_id as "outboxId", jurisdiction_id as "jurisdictionId", reaction, born, stream, seq, tries
            from journal.outbox where due_at > (select journal.machine_now()) + interval '10 minutes' and failed is null
            order by due_at, outbox_id limit ${atOnce} for update skip locked`),
        );
      const failed = new Map<Claimed, unknown>();
      await inOrderOfStreams(rows, comesInCrowds, (row) => runOne(row).catch((error: unknown) => void failed.set(row, error)));
      const done = rows.filter((row) => !failed.has(row));
      if (done.length > 0)
        await tx.run`
          delete from journal.outbox as o using unnest(${done.map((row) => row.jurisdictionId)}::uuid[], ${done.map((row) => row.outboxId)}::bigint[])
            as d(jurisdiction_id, outbox_id)
          where o.jurisdiction_id = d.jurisdiction_id and o.outbox_id = d.outbox_id`;
      for (const [row, error] of failed) {
        report(error, row.reaction);
        const isLast = row.tries + 1 >= mostTries;
        await tx.run`
          update journal.outbox set tries = tries + 1, failed = ${isLast ? String(error).slice(0, 500) : null},
            due_at = journal.machine_now() + ${2 ** row.tries} * interval '1 second'
          where jurisdiction_id = ${row.jurisdictionId} and outbox_id = ${row.outboxId}`;
      }
      return rows.length;
    }, 'by-key');
  }

  /** How long there is nothing to do, as far as the outbox says. */
  async function untilNext(): Promise<number> {
    const next = await database.row<{ milliseconds: number | null }>`
      select journal.ms(min(due_at)) - journal.ms(journal.machine_now()) as milliseconds from journal.outbox where failed is null`;
    return Math.min(idleMilliseconds, Math.max(restMilliseconds, next?.milliseconds ?? idleMilliseconds));
  }

  async function runOne(row: Claimed): Promise<void> {
    const reaction = reactions.get(row.reaction);
    if (!reaction) throw new Error(`no reaction is named ${row.reaction}`);
    const fact = await newsFact(database, row.jurisdictionId, row);
    if (!fact) throw new Error(`no fact stands at ${row.stream} ${row.seq}`);
    await reaction.run(
      actingSystem(database, journal, row.jurisdictionId, reaction.name, `${row.stream}#${row.seq}/${reaction.name}`),
      fact as unknown as Fact<never>,
    );
  }

  const loop = (async () => {
    while (!stopped) {
      woken = false;
      const done = await round().catch((error: unknown) => {
        report(error, 'outbox');
        return 0;
      });
      if (done === atOnce || woken || stopped) continue;
      const milliseconds = await untilNext().catch(() => idleMilliseconds);
      if (woken || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        rouse = () => (clearTimeout(timer), resolve());
      });
    }
  })();

  return {
    wake: () => {
      woken = true;
      rouse();
    },
    stop: async () => {
      stopped = true;
      rouse();
      await loop;
    },
  };
}

/** Carries out rows side by side, all at once those that share their transactions; those of one stream one after the other, in their order. */
async function inOrderOfStreams(
  rows: readonly Claimed[],
  comesInCrowds: (row: Claimed) => boolean,
  carry: (row: Claimed) => Promise<void>,
): Promise<void> {
  const streams = new Map<string, Claimed[]>();
  for (const row of rows) streams.set(row.stream, [...(streams.get(row.stream) ?? []), row]);
  const inCrowds = [...streams.values()].filter((stream) => stream.every(comesInCrowds));
  const alone = [...streams.values()].filter((stream) => !stream.every(comesInCrowds));
  const work = async (left: Claimed[][]): Promise<void> => {
    for (let stream = left.shift(); stream; stream = left.shift()) for (const row of stream) await carry(row);
  };
  await Promise.all([...inCrowds.map((stream) => work([stream])), ...Array.from({ length: sideBySide }, () => work(alone))]);
}

type FactRow = Omit<Fact, 'data'> & { data: string };

type At = { born: number; stream: StreamId; seq: number };

/** The facts that rows of the outbox tell of; those carried side by side are read together. */
const newsFact = gathered<At, Fact>({
  most: 100,
  word: ({ stream, seq }) => `${stream}#${seq}`,
  async read(db, jurisdictionId, places) {
    const rows = await db.rows<FactRow>`
      select f.jurisdiction_id as "jurisdictionId", f.stream, f.seq, f.room, f.type, f.data, f.basis, f.actor, f.on_day as "on", f.at,
        f.recorded_at as "recordedAt", f.command_id as "commandId"
      from unnest(${places.map((at) => at.born)}::smallint[], ${places.map((at) => at.stream)}::text[], ${places.map((at) => at.seq)}::int[])
        as p(born, stream, seq)
      cross join lateral (
        select * from journal.fact as k
        where k.jurisdiction_id = ${jurisdictionId} and k.born = p.born and k.stream = p.stream and k.seq = p.seq limit 1) as f`;
    return new Map(rows.map((row) => [`${row.stream}#${row.seq}`, { ...row, data: JSON.parse(row.data) as Fact['data'] }]));
  },
});

/** Everything that happened to one stream, the oldest first. */
export async function factsOf(db: Pick<Database, 'rows'>, jurisdictionId: string, born: number, stream: string): Promise<Fact[]> {
  const rows = await db.rows<FactRow>`
    select jurisdiction_id as "jurisdictionId", stream, seq, room, type, data, basis, actor, on_day as "on", at,
      recorded_at as "recordedAt", command_id as "commandId"
    from journal.fact where jurisdiction_id = ${jurisdictionId} and born = ${born} and stream = ${stream} order by seq`;
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Fact['data'] }));
}

/** Lets stuck news try again. Answers whether it was there. */
export const tryNewsAgain = async (db: Pick<Database, 'run'>, jurisdictionId: string, outboxId: number): Promise<boolean> =>
  (await db.run`
    update journal.outbox set failed = null, tries = 0, due_at = journal.machine_now()
    where jurisdiction_id = ${jurisdictionId} and outbox_id = ${outboxId} and failed is not null`) > 0;
