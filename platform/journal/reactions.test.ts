import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { littleRoom, testHouse, type TestHouse } from '../../house/testing.ts';
import { decided } from '../../kernel/decision.ts';

let [underWay, most, heard] = [0, 0, 0];
/** Counts how many of a kind run at the same moment; each takes a while. */
async function listen(): Promise<void> {
  underWay += 1;
  most = Math.max(most, underWay);
  await new Promise((resolve) => setTimeout(resolve, 20));
  underWay -= 1;
  heard += 1;
}

const bells = littleRoom({
  name: 'bells',
  fold: { BellRung: async () => undefined, GongStruck: async () => undefined },
  reactions: [
    { name: 'bells.hear', on: 'bells.BellRung', run: listen },
    { name: 'bells.feel', on: 'bells.GongStruck', inCrowds: true, run: listen },
  ],
});

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ rooms: [bells] });
});
afterAll(() => house.close());

/** Forty facts of one command, each on a stream of its own. */
async function make(type: string): Promise<void> {
  [underWay, most, heard] = [0, 0, 0];
  await house.journal.record(
    house.standing,
    bells,
    { id: uuid() },
    {
      lock: [],
      decide: async (tx) =>
        Array.from({ length: 40 }, () => ({ stream: tx.newStream('bell', uuid()), decision: decided({ type }) })),
      answer: () => ({}),
    },
  );
  await expect.poll(() => heard, { timeout: 10_000 }).toBe(40);
}

describe('reactions of one moment', () => {
  it('that take a transaction each leave room for commands: six at a time', async () => {
    await make('BellRung');
    expect(most).toBe(6);
  });

  it('that come in crowds run at once', async () => {
    await make('GongStruck');
    expect(most).toBe(40);
  });
});
