import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decided, decidedDespite, refuse, refused, refuseUnlessWaived, weigh } from '../../kernel/decision.ts';
import { streamId, type StreamId } from '../../kernel/ids.ts';
import { littleRoom, testHouse, type TestHouse } from '../../house/testing.ts';
import { factsOf } from './reactions.ts';
import { factHash, noHash } from './hash.ts';
import { NotThere, Refused } from './record.ts';
import { openSealed } from './seal.ts';

/** A room that counts: its table is the journal itself. */
const heard: string[] = [];
const doors = littleRoom({
  name: 'doors',
  fold: {
    DoorOpened: async (tx) => tx.touch('door:1'),
    DoorClosed: async () => undefined,
    KnockHeard: async () => undefined,
    CommandUndone: async () => undefined,
  },
  undoable: ['DoorOpened'],
  reactions: [
    {
      name: 'doors.hear',
      on: 'doors.DoorOpened',
      run: async (_act, fact) => {
        heard.push(`${fact.stream}#${fact.seq}`);
      },
    },
  ],
});

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ rooms: [doors] });
});
afterAll(() => house.close());

const open = (stream: StreamId | undefined, id = uuid()) =>
  house.journal.record(
    house.standing,
    doors,
    { id },
    {
      lock: stream ? [stream] : [],
      decide: async (tx) => [
        {
          stream: stream ?? tx.newStream('door', uuid()),
          decision: decided({ type: 'DoorOpened', width: 2 }, 'zhongyang.time-limit.4.1'),
        },
      ],
      answer: (facts) => ({ stream: facts[0]!.stream, seq: facts[0]!.seq }),
    },
  );

const rowsOf = (stream: string) => house.db.rows<{ seq: number; prev: Buffer; hash: Buffer; sql: Buffer }>`
  select seq, prev, hash, journal.fact_hash(prev, jurisdiction_id, stream, seq, room, type, data, basis, actor, on_day, at, recorded_at, command_id) as sql
  from journal.fact where jurisdiction_id = ${house.jurisdictionId} and stream = ${stream} order by seq`;

describe('record', () => {
  it('chains facts: each hash holds the one before, and database and program compute the same', async () => {
    const { stream } = await open(undefined);
    await open(stream);
    const rows = await rowsOf(stream);
    expect(rows.map((row) => row.seq)).toEqual([1, 2]);
    expect(rows[0]!.prev.equals(noHash)).toBe(true);
    expect(rows[1]!.prev.equals(rows[0]!.hash)).toBe(true);
    for (const row of rows) expect(row.sql.equals(row.hash)).toBe(true);
    const facts = await factsOf(house.db, house.jurisdictionId, 2026, stream);
    expect(factHash(noHash, facts[0]!, '{"width":2}').equals(rows[0]!.hash)).toBe(true);
    expect(facts[0]).toMatchObject({
      on: '2026-09-22',
      basis: ['zhongyang.time-limit.4.1'],
      actor: 'system:test',
      room: 'doors',
    });
  });

  it('answers the same command id once, however often and from however many connections it comes', async () => {
    const { stream } = await open(undefined);
    const id = uuid();
    const answers = await Promise.all(Array.from({ length: 12 }, () => open(stream, id)));
    expect(new Set(answers.map((answer) => answer.seq))).toEqual(new Set([2]));
    expect(await rowsOf(stream)).toHaveLength(2);
  });

  it('gives every one of many writers on one stream its own place', async () => {
    const { stream } = await open(undefined);
    await Promise.all(Array.from({ length: 40 }, () => open(stream)));
    const rows = await rowsOf(stream);
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
    for (const [index, row] of rows.entries()) if (index > 0) expect(row.prev.equals(rows[index - 1]!.hash)).toBe(true);
  });

  it('decides again, under the lock, when another began the same stream in the meantime', async () => {
    const stream = streamId('door', 2026, uuid());
    const seen: number[] = [];
    const begin = () =>
      house.journal.record(
        house.standing,
        doors,
        { id: uuid() },
        {
          lock: [],
          decide: async (tx) => {
            const row = await tx.row<{ n: number }>`select count(*) as n from journal.fact where stream = ${stream}`;
            seen.push(row!.n);
            return [{ stream, decision: decided({ type: 'DoorOpened' }) }];
          },
          answer: (facts) => ({ seq: facts[0]!.seq }),
        },
      );
    const answers = await Promise.all([begin(), begin(), begin()]);
    expect(answers.map((answer) => answer.seq).toSorted()).toEqual([1, 2, 3]);
    expect(seen).toEqual(expect.arrayContaining([0, 1, 2]));
  });

  it('writes nothing when one of several decisions refuses, and names every refusal', async () => {
    const stream = streamId('door', 2026, uuid());
    const id = uuid();
    const attempt = house.journal.record(
      house.standing,
      doors,
      { id },
      {
        lock: [],
        decide: async () => [
          { stream, decision: decided({ type: 'DoorOpened' }) },
          { stream, decision: refused([refuse('locked', 'zhongyang.time-limit.4.1'), refuse('painted')]) },
        ],
        answer: () => ({}),
      },
    );
    await expect(attempt).rejects.toMatchObject({ refusals: [{ code: 'locked' }, { code: 'painted' }] });
    expect(await rowsOf(stream)).toHaveLength(0);
  });

  it('writes what a refusal noted, and refuses again with the same words', async () => {
    const stream = streamId('door', 2026, uuid());
    const id = uuid();
    const attempt = () =>
      house.journal.record(
        house.standing,
        doors,
        { id },
        {
          lock: [],
          decide: async () => [{ stream, decision: refused([refuse('locked')], [{ type: 'KnockHeard', times: 1 }]) }],
          answer: () => ({}),
        },
      );
    await expect(attempt()).rejects.toBeInstanceOf(Refused);
    await expect(attempt()).rejects.toMatchObject({ refusals: [{ code: 'locked' }] });
    expect(await rowsOf(stream)).toHaveLength(1);
  });

  it('lets a person who may set a refusal aside with a reason, and keeps the reason sealed', async () => {
    const attempt = (may: boolean, waive: { code: string; reason: string }[]) =>
      house.journal.record(
        { ...house.standing, may: () => may },
        doors,
        { id: uuid(), waive },
        {
          lock: [],
          decide: async (tx) => {
            const { standing, setAside } = weigh([refuseUnlessWaived('doors.force', 'locked')], tx.waived);
            return [
              {
                stream: tx.newStream('door', uuid()),
                decision: standing.length > 0 ? refused(standing) : decidedDespite(setAside, { type: 'DoorOpened' }),
              },
            ];
          },
          answer: (facts) => ({ facts: facts.map((fact) => [fact.type, (fact.data['sealed'] as string | undefined) ?? '']) }),
        },
      );
    await expect(attempt(true, [])).rejects.toBeInstanceOf(Refused);
    await expect(attempt(false, [{ code: 'locked', reason: '火警' }])).rejects.toBeInstanceOf(Refused);
    const { facts } = await attempt(true, [{ code: 'locked', reason: '火警' }]);
    expect(facts.map(([type]) => type)).toEqual(['RefusalWaived', 'DoorOpened']);
    const opened = await openSealed(house.db, house.keys, house.jurisdictionId, [facts[0]![1]!]);
    expect([...opened.values()]).toEqual([{ reason: '火警' }]);
  });

  it('does not know a stream that is not there, nor a command older than seven days', async () => {
    await expect(open(streamId('door', 2026, uuid()))).rejects.toBeInstanceOf(NotThere);
    const eightDaysAgo = uuid({ msecs: Date.now() - 8 * 86_400_000 });
    await expect(open(undefined, eightDaysAgo)).rejects.toMatchObject({ refusals: [{ code: 'command-too-old' }] });
  });

  it('carries news of a fact to who listens, once', async () => {
    const { stream } = await open(undefined);
    await expect.poll(() => heard.filter((one) => one === `${stream}#1`)).toEqual([`${stream}#1`]);
  });

  it('takes a command back while nothing else happened to its stream, and never another person’s', async () => {
    const id = uuid();
    const { stream } = await open(undefined, id);
    const stranger = { ...house.standing, actor: { kind: 'system' as const, id: 'stranger' } };
    await expect(house.journal.undo(stranger, uuid(), id)).rejects.toMatchObject({ refusals: [{ code: 'undo-by-another' }] });
    await house.journal.undo(house.standing, uuid(), id);
    expect((await factsOf(house.db, house.jurisdictionId, 2026, stream)).at(-1)).toMatchObject({
      type: 'CommandUndone',
      data: { from: 1, to: 1 },
    });
    await expect(house.journal.undo(house.standing, uuid(), id)).rejects.toMatchObject({
      refusals: [{ code: 'undo-overtaken' }],
    });
  });
});
