import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type OpenHouse } from '../../house/house.ts';
import { littleRoom, testHouse, type TestHouse } from '../../house/testing.ts';
import { decided } from '../../kernel/decision.ts';
import type { StreamId } from '../../kernel/ids.ts';
import type { StateMessage } from './hub.ts';

/** A room whose one topic shows how many facts a stream has. */
const bells = littleRoom({
  name: 'bells',
  fold: {
    BellRung: async (tx, fact) => {
      tx.touch(`bell:${fact.stream}`);
      tx.touch(`slow:${fact.stream}`);
      tx.touch('any bell');
    },
  },
  topics: [
    {
      kind: 'bell',
      mayWatch: async (_house, _session, subject) => (subject === 'secret' ? undefined : first.jurisdictionId),
      state: async (house, jurisdictionId, subject) =>
        house.db.row`select count(*) as rung from journal.fact where jurisdiction_id = ${jurisdictionId} and stream = ${subject}`,
    },
    {
      kind: 'bells',
      mayWatch: async () => first.jurisdictionId,
      state: async (house, jurisdictionId) =>
        house.db.row`select count(*) as rung from journal.fact where jurisdiction_id = ${jurisdictionId} and room = 'bells'`,
      hears: async () => ['any bell'],
    },
    {
      kind: 'slow',
      mayWatch: async () => first.jurisdictionId,
      state: async () => {
        readings += 1;
        await held;
        return 'always the same';
      },
    },
  ],
});

/** While this is set, a reading of a slow topic has begun and does not end. */
let held: Promise<void> | undefined;
let readings = 0;

let first: TestHouse;
let second: OpenHouse;
let bases: string[];

beforeAll(async () => {
  first = await testHouse({ rooms: [bells] });
  second = await openHouse({ connection: first.connection, keys: first.keys, log: first.log, rooms: [bells], migrated: true });
  const other = await second.listener('staff');
  bases = await Promise.all([first.app, other].map((app) => app.listen({ port: 0, host: '127.0.0.1' })));
});
afterAll(async () => {
  await second.close();
  await first.close();
});

const ring = async (stream?: StreamId): Promise<StreamId> => {
  const answer = await first.journal.record(
    first.standing,
    bells,
    { id: uuid() },
    {
      lock: stream ? [stream] : [],
      decide: async (tx) => [{ stream: stream ?? tx.newStream('bell', uuid()), decision: decided({ type: 'BellRung' }) }],
      answer: (facts) => ({ stream: facts[0]!.stream }),
    },
  );
  return answer.stream;
};

/** Watches a topic until the test ends it; `heard` grows with each state. */
async function watch(base: string, topic: string): Promise<{ heard: StateMessage[]; end(): void }> {
  const ending = new AbortController();
  const response = await fetch(`${base}/api/live?topics=${topic}`, { signal: ending.signal });
  const heard: StateMessage[] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk as Uint8Array).toString();
      const frames = text.split('\n\n');
      text = frames.pop()!;
      for (const frame of frames)
        if (frame.startsWith('event: state')) heard.push(JSON.parse(frame.slice(frame.indexOf('data: ') + 6)) as StateMessage);
    }
  };
  void read().catch(() => undefined);
  return { heard, end: () => ending.abort() };
}

const newest = (watcher: { heard: StateMessage[] }) => watcher.heard.at(-1)?.state;

describe('live state', () => {
  it('comes also to who joins while an unchanged state is being read', async () => {
    const stream = await ring();
    const early = await watch(bases[0]!, `slow:${stream}`);
    await expect.poll(() => newest(early)).toBe('always the same');
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    const before = readings;
    await ring(stream);
    await expect.poll(() => readings).toBeGreaterThan(before);
    const late = await watch(bases[0]!, `slow:${stream}`);
    held = undefined;
    release();
    await expect.poll(() => newest(late)).toBe('always the same');
    early.end();
    late.end();
  });

  it('gives the whole present state at once, and every later one, in this process and in another', async () => {
    const stream = await ring();
    const here = await watch(bases[0]!, `bell:${stream}`);
    const there = await watch(bases[1]!, `bell:${stream}`);
    await expect.poll(() => newest(here)).toEqual({ rung: 1 });
    await expect.poll(() => newest(there)).toEqual({ rung: 1 });
    await ring(stream);
    await ring(stream);
    await expect.poll(() => newest(here)).toEqual({ rung: 3 });
    await expect.poll(() => newest(there)).toEqual({ rung: 3 });
    for (const { heard } of [here, there])
      expect(heard.map((one) => one.version)).toEqual(heard.map((one) => one.version).toSorted((a, b) => a - b));
    here.end();
    there.end();
  });

  it('comes from one reading for many watchers, with the same bytes for all', async () => {
    const stream = await ring();
    const watchers = await Promise.all(Array.from({ length: 20 }, () => watch(bases[0]!, `bell:${stream}`)));
    await ring(stream);
    for (const watcher of watchers) await expect.poll(() => newest(watcher)).toEqual({ rung: 2 });
    const last = watchers.map((watcher) => JSON.stringify(watcher.heard.at(-1)));
    expect(new Set(last).size).toBe(1);
    for (const watcher of watchers) watcher.end();
    await expect.poll(() => first.live.watching).toBe(0);
  });

  it('comes also when something is touched that it hears, in this process and in another', async () => {
    const [here, there] = await Promise.all([watch(bases[0]!, 'bells:all'), watch(bases[1]!, 'bells:all')]);
    await expect.poll(() => newest(here)).toMatchObject({ rung: expect.any(Number) });
    await expect.poll(() => newest(there)).toEqual(newest(here));
    const { rung } = newest(here) as { rung: number };
    await ring();
    // Sooner than the reading that comes every five seconds anyway.
    await expect.poll(() => newest(here), { timeout: 3_000 }).toEqual({ rung: rung + 1 });
    await expect.poll(() => newest(there), { timeout: 3_000 }).toEqual({ rung: rung + 1 });
    here.end();
    there.end();
  });

  it('is refused, in words, to who may not watch', async () => {
    const response = await fetch(`${bases[0]}/api/live?topics=bell:secret`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ status: 401, title: '您还没有登录，或登录已过期。' });
    expect((await fetch(`${bases[0]}/api/live`)).status).toBe(422);
  });
});
