import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../house/testing.ts';
import { decided } from '../../kernel/decision.ts';
import type { StreamId } from '../../kernel/ids.ts';
import { exportJournal } from './export.ts';
import { factHash, noHash } from './hash.ts';
import { merkleRoot } from './merkle.ts';
import type { JournalRoom } from './room.ts';
import { seal } from './seals.ts';
import { Verifier, type Exported, type Verdict } from './verify.ts';

const books: JournalRoom = { name: 'books', fold: { PageTurned: async () => undefined }, undoable: [], reactions: [], jobs: [] };

let house: TestHouse;
let rows: Exported[];
let streams: StreamId[];

const turn = (stream?: StreamId) =>
  house.journal.record(
    house.standing,
    books,
    { id: uuid() },
    {
      lock: stream ? [stream] : [],
      decide: async (tx) => {
        const its = stream ?? tx.newStream('book', uuid());
        return [
          { stream: its, decision: decided({ type: 'PageTurned', page: 1, ...(await tx.seal(its, { reader: '李秀英' })) }) },
        ];
      },
      answer: (facts) => ({ stream: facts[0]!.stream }),
    },
  );

const exported = async (): Promise<Exported[]> => {
  const found: Exported[] = [];
  await exportJournal(house.database, house.jurisdictionId, (row) => void found.push(structuredClone(row)), house.keys);
  return found;
};

const verdict = (given: readonly Exported[]): Verdict => {
  const verifier = new Verifier();
  for (const row of given) verifier.row(row);
  return verifier.end();
};

beforeAll(async () => {
  house = await testHouse({ rooms: [] });
  streams = [];
  // Three books of three pages are sealed in two seals; a fourth page of the first and a fourth book come after the last seal.
  for (let book = 0; book < 3; book += 1) streams.push((await turn()).stream);
  for (const stream of streams) await turn(stream);
  await seal(house.database, house.jurisdictionId, 'periodic');
  for (const stream of streams) await turn(stream);
  await seal(house.database, house.jurisdictionId, 'closing');
  await turn(streams[0]);
  streams.push((await turn()).stream);
  rows = await exported();
});
afterAll(() => house.close());

type FactRow = Extract<Exported, { kind: 'fact' }>;
const isFact = (row: Exported): row is FactRow => row.kind === 'fact';
const factsOf = (given: Exported[], stream: string) => given.filter(isFact).filter((fact) => fact.stream === stream);
const copy = () => structuredClone(rows);

/** Hashes a stream anew from a place on, as a forger with the database in hand would. */
function rehash(facts: FactRow[]): void {
  let prev: Uint8Array = noHash;
  for (const [index, fact] of facts.entries()) {
    fact.seq = index + 1;
    fact.prev = Buffer.from(prev).toString('hex');
    const hash = factHash(prev, { ...fact, jurisdictionId: house.jurisdictionId }, fact.data);
    fact.hash = hash.toString('hex');
    prev = hash;
  }
}

describe('verify', () => {
  it('finds an untouched journal whole, and says what is not sealed yet', () => {
    const found = verdict(rows);
    expect(found).toMatchObject({
      wrong: undefined,
      facts: 11,
      streams: 4,
      seals: 2,
      lastSeal: { sealNo: 2 },
      tail: { facts: 2 },
    });
    expect(found.tail.since).toBeGreaterThan(0);
  });

  it('names a changed row', () => {
    const given = copy();
    const fact = factsOf(given, streams[1]!)[1]!;
    fact.data = fact.data.replace('"page":1', '"page":2');
    expect(verdict(given).wrong).toEqual({ where: `${streams[1]} #2`, what: 'changed: its content does not fit its hash' });
  });

  it('names a dropped row, and a row dropped from the end of a sealed stream', () => {
    const middle = copy().filter((row) => !(isFact(row) && row.stream === streams[1] && row.seq === 2));
    expect(verdict(middle).wrong).toEqual({ where: `${streams[1]} #3`, what: 'dropped: #2 of this stream is not there' });
    const end = copy().filter((row) => !(isFact(row) && row.stream === streams[1] && row.seq === 3));
    expect(verdict(end).wrong).toEqual({ where: `${streams[1]} #3`, what: 'dropped: seal 2 holds this stream up to #3' });
  });

  it('names an inserted row', () => {
    const given = copy();
    const at = given.findIndex((row) => isFact(row) && row.stream === streams[1] && row.seq === 2);
    given.splice(at, 0, structuredClone(given[at]!));
    expect(verdict(given).wrong).toEqual({ where: `${streams[1]} #2`, what: 'inserted: its place is taken twice' });
  });

  it('names reordered rows', () => {
    const given = copy();
    const [first, second] = factsOf(given, streams[1]!);
    [first!.data, second!.data, first!.commandId, second!.commandId] = [
      second!.data,
      first!.data,
      second!.commandId,
      first!.commandId,
    ];
    expect(verdict(given).wrong?.where).toBe(`${streams[1]} #1`);
  });

  it('names a row of a stream that was changed and hashed anew to its end', () => {
    const given = copy();
    const facts = factsOf(given, streams[1]!);
    facts[0]!.data = facts[0]!.data.replace('"page":1', '"page":9');
    rehash(facts);
    expect(verdict(given).wrong).toEqual({ where: `${streams[1]} #2`, what: 'changed: seal 1 holds another hash for it' });
  });

  it('names a whole stream that was dropped, also when its leaf is dropped with it', () => {
    const given = copy().filter((row) => !(isFact(row) && row.stream === streams[1]));
    expect(verdict(given).wrong?.what).toBe('dropped: a seal holds this stream, but it is not there');
    const leafless = given.filter((row) => !(row.kind === 'leaf' && row.stream === streams[1]));
    expect(verdict(leafless).wrong).toEqual({ where: 'seal 1', what: 'changed: it was made over 3 streams, now 2 are named' });
  });

  it('names a seal that was made anew over other leaves', () => {
    const given = copy();
    const leaf = given.find((row) => row.kind === 'leaf')!;
    if (leaf.kind === 'leaf') leaf.hash = 'ff'.repeat(32);
    const first = given.find((row) => row.kind === 'seal')!;
    const leaves = given.flatMap((row) =>
      row.kind === 'leaf' && row.sealNo === 1 ? [{ ...row, hash: Buffer.from(row.hash, 'hex') }] : [],
    );
    if (first.kind === 'seal') first.root = merkleRoot(leaves).toString('hex');
    expect(verdict(given).wrong).toEqual({ where: 'seal 1', what: 'changed: its own hash does not fit' });
  });

  it('names a sealed row with other content than the fact says, and tells what was erased', () => {
    const changed = copy();
    const sealed = changed.find((row) => row.kind === 'sealed')!;
    if (sealed.kind === 'sealed') sealed.opened = 'ab'.repeat(32);
    expect(verdict(changed).wrong?.what).toBe('changed: its content does not fit the digest that the fact carries');
    const replaced = copy();
    const other = replaced.find((row) => row.kind === 'sealed')!;
    if (other.kind === 'sealed') other.digest = other.opened = 'ab'.repeat(32);
    expect(verdict(replaced).wrong?.what).toBe('changed: the fact carries another digest for it');
    const dropped = copy();
    dropped.splice(
      dropped.findIndex((row) => row.kind === 'sealed'),
      1,
    );
    expect(verdict(dropped).wrong?.what).toBe('dropped: a fact names it, but it is not there');
    const erased = copy();
    const gone = erased.find((row) => row.kind === 'sealed')!;
    if (gone.kind === 'sealed') Object.assign(gone, { erasedOn: '2026-09-30', opened: null });
    expect(verdict(erased)).toMatchObject({ wrong: undefined, erased: [{ on: '2026-09-30' }] });
  });

  it('makes no seal over nothing, but a closing one always', async () => {
    await seal(house.database, house.jurisdictionId, 'periodic');
    expect(await seal(house.database, house.jurisdictionId, 'periodic')).toBeUndefined();
    expect(await seal(house.database, house.jurisdictionId, 'closing')).toMatchObject({ kind: 'closing', heads: 0 });
    expect(verdict(await exported())).toMatchObject({ wrong: undefined, tail: { facts: 0, since: undefined } });
  });

  it('two sealers at once make one seal over the same facts', async () => {
    await turn();
    const made = await Promise.all([1, 2, 3].map(() => seal(house.database, house.jurisdictionId, 'periodic')));
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
  });
});
