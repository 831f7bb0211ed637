import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as wire from '../wire.ts';
import { openTestHall, type TestHall } from './testing.ts';

let hall: TestHall;
beforeAll(async () => {
  hall = await openTestHall();
});
afterAll(() => hall.house.close());

describe('a visit', () => {
  it('is taken, called, served and finished with, and the next is called in the same command', async () => {
    const [clerk] = hall.clerks;
    const first = await hall.take();
    const second = await hall.take();
    expect([first.number, second.number]).toEqual(['A001', 'A002']);
    expect((await clerk.do(wire.callNext)).problem.refusals).toMatchObject([{ code: 'desk-closed' }]);
    expect(await clerk.do(wire.openDesk)).toMatchObject({ status: 200, answer: { state: 'open' } });
    expect((await clerk.do(wire.callNext)).answer).toMatchObject({
      ticket: { number: 'A001', state: 'called', windowNumber: '1', calls: 1 },
      because: 'earlier',
      finished: null,
    });
    expect((await clerk.do(wire.callNext)).problem.refusals).toMatchObject([{ code: 'another-visitor-at-window' }]);
    expect((await clerk.do(wire.callNext, { finish: true })).answer).toMatchObject({
      ticket: { number: 'A002', state: 'called' },
      finished: { number: 'A001', state: 'finished' },
    });
    expect((await clerk.do(wire.callNext, { finish: true })).answer).toMatchObject({
      ticket: null,
      finished: { number: 'A002' },
    });
  });
});
