import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestCaller, type TestHouse } from '../../../house/testing.ts';
import { chinaCalendar } from '../../../kernel/calendar-china.ts';
import { addWorkingDays, isProvisional } from '../../../kernel/calendar.ts';
import { day } from '../../../kernel/day.ts';
import type { HallId } from '../../../kernel/ids.ts';
import { addHall, foundJurisdiction, room as places } from '../../places/server/index.ts';
import * as wire from '../wire.ts';
import { room } from './index.ts';
import { calendarOf } from './reads.ts';

let house: TestHouse;
let hallId: HallId;
let otherHall: HallId;
let lead: TestCaller;
let office: TestCaller;

const command = () => ({ id: uuid() });
const hall = (name: string) => ({ name, level: 'county' as const, address: '振兴路1号', phone: '0310-1234567', hours: [] });
const source = '国办发明电〔2026〕9号';
const rows2027 = [
  { on: day('2027-01-01'), kind: 'holiday' as const, name: '元旦' },
  { on: day('2027-02-20'), kind: 'workday' as const, name: '春节' },
  { on: day('2027-10-01'), kind: 'holiday' as const, name: '国庆节' },
];
const refusalsOf = (answer: { problem: { refusals: { code: string }[] } }) => answer.problem.refusals.map(({ code }) => code);

beforeAll(async () => {
  house = await testHouse({ rooms: [places, room], work: 'listen-only' });
  const { standing } = house;
  await foundJurisdiction(house, standing, command(), {
    name: '示范县',
    level: 'county',
    timeZone: 'Asia/Shanghai',
    clock: { kind: 'real' },
  });
  ({ hallId } = await addHall(house, standing, command(), hall('县政务服务大厅')));
  ({ hallId: otherHall } = await addHall(house, standing, command(), hall('城关镇便民服务中心')));
  office = house.as([{ action: 'calendar.manage', scope: { kind: 'jurisdiction' } }]);
  lead = house.as([{ action: 'calendar.manage', scope: { kind: 'hall', hallId } }]);
});
afterAll(() => house.close());

const calendar = (ofHall?: HallId) => calendarOf(house.db, house.jurisdictionId, ofHall);

describe('the calendar as everybody reads it', () => {
  it('of a month: each day, whether it is worked, and the notice that says so', async () => {
    const { answer } = await house.visitor.call(wire.readYear, { params: { year: 2026 }, query: { month: 2 } });
    expect(answer).toMatchObject({
      year: 2026,
      list: 'shipped',
      enteredOn: null,
      wasLate: false,
      workingDays: 365 - 104 - 19 + 6,
    });
    expect(answer.source).toContain('国办发明电〔2025〕7号');
    expect(answer.days).toHaveLength(28);
    expect(answer.days[13]).toMatchObject({ on: '2026-02-14', isWorking: true, notice: { kind: 'workday', name: '春节' } });
    expect(answer.days[2]).toEqual({ on: '2026-02-03', isWorking: true, notice: null });
  });

  it('of the last year it reaches, whole; beyond it the question is refused', async () => {
    const { answer } = await house.visitor.call(wire.readYear, { params: { year: 2099 } });
    expect([answer.days.length, answer.list, answer.source]).toEqual([365, 'not-yet', null]);
    expect((await house.visitor.call(wire.readYear, { params: { year: 2100 } })).status).toBe(422);
  });

  it('is the one that came with the house while nothing was entered', async () => {
    expect(await calendar()).toBe(chinaCalendar);
    expect(await calendar(hallId)).toBe(chinaCalendar);
  });
});

describe('a year entered at run time', () => {
  it('by the office of the jurisdiction, not by one hall', async () => {
    const asked = { body: { year: 2027, rows: rows2027, source } };
    expect((await lead.call(wire.publishYear, asked)).status).toBe(403);
    expect((await house.visitor.call(wire.publishYear, asked)).status).toBe(401);
  });

  it('refused with every reason, in words', async () => {
    const rows = [...rows2027.slice(0, 2), { on: '2027-02-22', kind: 'workday', name: '春节' }];
    const refused = await office.call(wire.publishYear, { body: { year: 2027, rows, source } });
    expect(refused.status).toBe(422);
    expect(refused.problem.refusals.map(({ code, message }) => [code, message])).toEqual([
      ['make-up-day-is-a-weekday', '2027-02-22 是星期一，本来就上班，不会是调休上班日。'],
      ['fixed-holiday-missing', '2027-10-01（国庆节）没有列为放假。'],
    ]);
  });

  it('makes dates certain that were provisional, for every hall, at once', async () => {
    const before = await calendar(hallId);
    expect(isProvisional(day('2026-12-31'), day('2027-01-04'), before)).toBe(true);
    const published = await office.call(wire.publishYear, { body: { year: 2027, rows: rows2027, source } });
    // 365 days, 104 weekend days (1 January 2027 is a Friday), two weekdays off, one Saturday worked.
    expect(published.answer).toEqual({ year: 2027, workingDays: 365 - 104 - 2 + 1, wasLate: false });
    for (const one of [await calendar(), await calendar(hallId), await calendar(otherHall)]) {
      expect(isProvisional(day('2026-12-31'), day('2027-01-04'), one)).toBe(false);
      expect(addWorkingDays(day('2026-12-31'), 1, one)).toBe('2027-01-04');
    }
    const { answer } = await house.visitor.call(wire.readYear, { params: { year: 2027 }, query: { month: 1 } });
    expect(answer).toMatchObject({ list: 'entered', source, enteredOn: '2026-09-22', wasLate: false });
    expect(refusalsOf(await office.call(wire.publishYear, { body: { year: 2027, rows: rows2027, source } }))).toEqual([
      'calendar-year-published',
    ]);
  });

  it('that had begun by then says that its dates were provisional', async () => {
    // The clock of the house stands in September 2026, so a list of 2015 is late, and none came with the house.
    const rows = ['2015-01-01', '2015-05-01', '2015-10-01', '2015-10-02'].map((on) => ({ on, kind: 'holiday', name: '假日' }));
    const published = await office.call(wire.publishYear, { body: { year: 2015, rows, source: '补录' } });
    expect(published.answer).toMatchObject({ year: 2015, wasLate: true });
    const { answer } = await house.visitor.call(wire.readYear, { params: { year: 2015 }, query: { month: 1 } });
    expect(answer).toMatchObject({ wasLate: true, enteredOn: '2026-09-22' });
  });

  it('is corrected, and taken back', async () => {
    const rows = [...rows2027, { on: '2027-01-04', kind: 'holiday', name: '元旦' }];
    await office.call(wire.correctYear, { params: { year: 2027 }, body: { rows, source: `${source}（更正）` } });
    expect(addWorkingDays(day('2026-12-31'), 1, await calendar())).toBe('2027-01-05');
    await office.call(wire.withdrawYear, { params: { year: 2027 }, body: { source: '录入错误' } });
    expect(isProvisional(day('2026-12-31'), day('2027-01-04'), await calendar())).toBe(true);
    const again = await office.call(wire.withdrawYear, { params: { year: 2027 }, body: { source: '录入错误' } });
    expect(refusalsOf(again)).toEqual(['calendar-year-not-entered']);
  });

  it('with a reason despite a refusal that may be set aside; the reason is on record', async () => {
    const body = { rows: rows2027.slice(0, 2), year: 2027, source };
    const waive = [{ code: 'fixed-holiday-missing', reason: '通知另行发布' }];
    expect((await office.call(wire.publishYear, { body: { ...body, waive } })).status).toBe(200);
    const facts = await house.db.rows<{ type: string }>`
      select type from journal.fact where jurisdiction_id = ${house.jurisdictionId} and stream like 'calendar:%' order by seq desc limit 2`;
    expect(facts.map(({ type }) => type)).toEqual(['CalendarYearPublished', 'RefusalWaived']);
  });
});

describe('a closure or opening of one hall', () => {
  const closure = { on: '2026-09-23', kind: 'closure', name: '防汛闭厅', source: '大厅公告第3号' };

  it('holds in that hall only, from the next question on', async () => {
    const done = await lead.call(wire.changeHallDay, { params: { hallId }, body: closure });
    expect(done.answer).toEqual({ on: '2026-09-23' });
    expect(addWorkingDays(day('2026-09-22'), 1, await calendar(hallId))).toBe('2026-09-24');
    expect(addWorkingDays(day('2026-09-22'), 1, await calendar(otherHall))).toBe('2026-09-23');
    expect(addWorkingDays(day('2026-09-22'), 1, await calendar())).toBe('2026-09-23');
    const { answer } = await house.visitor.call(wire.readHallYear, { params: { hallId, year: 2026 }, query: { month: 9 } });
    expect(answer.days[22]).toEqual({
      on: '2026-09-23',
      isWorking: false,
      notice: { kind: 'closure', name: '防汛闭厅', source: '大厅公告第3号' },
    });
  });

  it('is not for another hall to enter, and not twice', async () => {
    expect((await lead.call(wire.changeHallDay, { params: { hallId: otherHall }, body: closure })).status).toBe(403);
    const again = await lead.call(wire.changeHallDay, { params: { hallId }, body: closure });
    expect(again.problem.refusals).toMatchObject([
      { code: 'hall-day-changed-already', message: '2026-09-23 本厅已登记为闭厅（大厅公告第3号）。', path: ['body', 'on'] },
    ]);
  });

  it('is taken back, and can be entered anew', async () => {
    const withdrawn = await lead.call(wire.withdrawHallDay, {
      params: { hallId, on: '2026-09-23' },
      body: { source: '公告作废' },
    });
    expect(withdrawn.status).toBe(200);
    expect(addWorkingDays(day('2026-09-22'), 1, await calendar(hallId))).toBe('2026-09-23');
    const opening = { on: '2026-10-17', kind: 'opening', name: '周末服务', source: '大厅公告第4号' };
    await lead.call(wire.changeHallDay, { params: { hallId }, body: opening });
    expect(addWorkingDays(day('2026-10-16'), 1, await calendar(hallId))).toBe('2026-10-17');
  });

  it('entered in a transaction that fails leaves nothing behind', async () => {
    const seen = house.db.transact(async (tx) => {
      await tx.run`update calendar.hall_day set on_day = '2026-10-24' where hall_id = ${hallId}`;
      await tx.run`update calendar.book set state = 'elsewhere' where subject = ${hallId}`;
      expect(addWorkingDays(day('2026-10-23'), 1, await calendarOf(tx, house.jurisdictionId, hallId))).toBe('2026-10-24');
      throw new Error('rolled back');
    });
    await expect(seen).rejects.toThrow('rolled back');
    expect(addWorkingDays(day('2026-10-23'), 1, await calendar(hallId))).toBe('2026-10-26');
  });
});
