import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decided, refuse, refused } from '../../kernel/decision.ts';
import type { StreamId } from '../../kernel/ids.ts';
import { littleRoom, testHouse, type TestHouse } from '../../house/testing.ts';
import { inGroups } from './append.ts';
import { NotThere, Refused, type Crowd } from './record.ts';

/** A room where visitors pass a gate, many at a time. */
const folded: string[][] = [];
const gates = littleRoom({
  name: 'gates',
  fold: { GateOpened: async () => undefined },
  foldTogether: { VisitorPassed: async (_tx, facts) => void folded.push(facts.map((fact: { stream: string }) => fact.stream)) },
});

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ rooms: [gates] });
});
afterAll(() => house.close());

type Passing = { who: string; wants?: 'refusal' | 'nowhere' | 'fault' };

/** A fresh crowd for each test, so that what one gathers is not mixed with another's. */
function crowdOf(options: { most?: number; apart?: boolean; until?: Promise<void> } = {}) {
  const batches: string[][] = [];
  const crowd: Crowd<Passing, { who: string; seq: number }> = {
    most: options.most ?? 10,
    ...(options.apart ? { apart: ({ who }: Passing) => who } : {}),
    async decide(tx, members) {
      batches.push(members.map(({ input }) => input.who));
      await options.until;
      if (members.some(({ input }) => input.wants === 'fault')) await tx.run`select 1 / (select 0)`;
      return Promise.all(
        members.map(async ({ input, tx: own }) => {
          if (input.wants === 'nowhere') return new NotThere('gate');
          const stream: StreamId = tx.newStream('gate', uuid());
          const sealed = await own.seal(stream, { name: input.who });
          const decision =
            input.wants === 'refusal' ? refused([refuse('gate-closed')]) : decided({ type: 'VisitorPassed', who: sealed });
          return { entries: [{ stream, decision }], answer: (facts) => ({ who: input.who, seq: facts[0]!.seq }) };
        }),
      );
    },
  };
  const pass = (input: Passing, id = uuid()) =>
    house.journal.recordTogether(house.standing, gates, { id }, crowd, 'gate 1', input);
  return { batches, pass };
}

const sealedOf = async (commandIds: string[]) => {
  const rows = await house.db.rows<{ commandId: string }>`
    select f.command_id as "commandId" from journal.fact as f join journal.sealed as s
      on s.jurisdiction_id = f.jurisdiction_id and s.stream = f.stream
    where f.jurisdiction_id = ${house.jurisdictionId} and f.command_id = any(${commandIds})`;
  return rows.map((row) => row.commandId);
};

describe('commands that come in crowds', () => {
  it('are carried out together, each with an answer of its own, and those that come meanwhile together after them', async () => {
    const { batches, pass } = crowdOf();
    const early = ['a', 'b'].map((who) => pass({ who }));
    await expect.poll(() => batches.length).toBe(1);
    const late = ['c', 'd', 'e'].map((who) => pass({ who }));
    const answers = await Promise.all([...early, ...late]);
    expect(batches).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
    expect(answers).toEqual(['a', 'b', 'c', 'd', 'e'].map((who) => ({ who, seq: 1 })));
    expect(folded.at(-1)).toHaveLength(3);
  });

  it('of one kind do not wait for those of another kind in the same place', async () => {
    let open: () => void = () => undefined;
    const [slow, quick] = [crowdOf({ until: new Promise<void>((resolve) => (open = resolve)) }), crowdOf()];
    const waiting = slow.pass({ who: 'a' });
    await expect.poll(() => slow.batches.length).toBe(1);
    expect(await quick.pass({ who: 'x' })).toEqual({ who: 'x', seq: 1 });
    open();
    expect(await waiting).toEqual({ who: 'a', seq: 1 });
  });

  it('are at most so many at once, the longest-waiting first', async () => {
    const { batches, pass } = crowdOf({ most: 2 });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((who) => pass({ who })));
    expect(batches).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('stand apart where the second must see what the first did, and keep their order', async () => {
    const { batches, pass } = crowdOf({ apart: true });
    await Promise.all(['a', 'a', 'b', 'a'].map((who) => pass({ who })));
    expect(batches).toEqual([['a', 'b'], ['a'], ['a']]);
  });

  it('answer the same id once, also when it comes twice at the same moment', async () => {
    const { pass } = crowdOf();
    const id = uuid();
    const [first, again] = await Promise.all([pass({ who: 'a' }, id), pass({ who: 'a' }, id)]);
    expect(again).toEqual(first);
    const rows = await house.db.rows`select 1 from journal.fact where command_id = ${id}`;
    expect(rows).toHaveLength(1);
  });

  it('that are refused or speak of what is not there stop nobody else, and leave nothing behind', async () => {
    const { batches, pass } = crowdOf();
    const ids = { a: uuid(), refused: uuid(), nowhere: uuid(), b: uuid() };
    const settled = await Promise.allSettled([
      pass({ who: 'a' }, ids.a),
      pass({ who: 'r', wants: 'refusal' }, ids.refused),
      pass({ who: 'n', wants: 'nowhere' }, ids.nowhere),
      pass({ who: 'b' }, ids.b),
    ]);
    expect(batches).toEqual([['a', 'r', 'n', 'b']]);
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: expect.any(Refused) });
    expect(settled[2]).toMatchObject({ reason: expect.any(NotThere) });
    expect((await sealedOf(Object.values(ids))).toSorted()).toEqual([ids.a, ids.b].toSorted());
    const sealed = await house.db.row<{ n: number }>`
      select count(*) as n from journal.sealed as s where not exists (select from journal.fact as f where f.stream = s.stream)`;
    expect(sealed!.n).toBe(0);
    const kept = await house.db.rows`select 1 from journal.command where command_id = any(${[ids.refused, ids.nowhere]})`;
    expect(kept).toHaveLength(0);
  });

  it('are carried out one by one when a fault of one spoils the transaction for all', async () => {
    const { batches, pass } = crowdOf();
    const settled = await Promise.allSettled([pass({ who: 'a' }), pass({ who: 'f', wants: 'fault' }), pass({ who: 'b' })]);
    expect(batches).toEqual([['a', 'f', 'b'], ['a'], ['f'], ['b']]);
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { code: '22012' } });
  });
});

describe('facts that are folded together', () => {
  const fact = (text: string) => {
    const [commandId, stream, type] = text.split(' ');
    return { commandId: commandId!, stream: stream as StreamId, type: type! };
  };
  const groups = (...facts: string[]) => inGroups(facts.map(fact)).map((group) => group.map((one) => one.stream).join(' '));

  it('are those of one type, in as few groups as can be', () => {
    expect(groups('1 a End', '1 b Call', '2 c End', '2 d Call')).toEqual(['a c', 'b d']);
  });

  it('never come before an earlier fact of their command or of their stream', () => {
    expect(groups('1 b Call', '2 c End', '2 d Call')).toEqual(['b', 'c', 'd']);
    expect(groups('1 a Call', '2 b End', '3 b Call')).toEqual(['a', 'b', 'b']);
  });
});
