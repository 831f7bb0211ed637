import { z } from 'zod';
import { anyone, contract, may } from '../../platform/wire/contract.ts';
import { dayField, id, line, waive } from '../../platform/wire/fields.ts';

const year = z.coerce.number().int().min(1990).max(2099);
const ofYear = z.object({ year });
const inHall = z.object({ hallId: id<'hall'>() });
/** The notice that says so; it is shown to everybody beside the day. */
const source = line(120);
const name = line(20);

/** A day as the calendar shows it. */
export const calendarDay = z.object({
  on: z.string(),
  isWorking: z.boolean(),
  /** What a list or the hall says of the day; null on an ordinary weekday or weekend. */
  notice: z
    .object({ kind: z.enum(['holiday', 'workday', 'closure', 'opening', 'as-published']), name: z.string(), source: z.string() })
    .nullable(),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const yearView = z.object({
  year: z.number(),
  /** `shipped`: the list came with the house. `not-yet`: only weekends are known to be off, and every date that reaches here is provisional. */
  list: z.enum(['shipped', 'entered', 'not-yet']),
  /** The notice of the list. */
  source: z.string().nullable(),
  /** The hall's day on which it was entered; null for a list that came with the house. */
  enteredOn: z.string().nullable(),
  /** The list was entered when its year had begun: dates that reached into it were shown as provisional until then. */
  wasLate: z.boolean(),
  /** Working days of the whole year. */
  workingDays: z.number(),
  days: z.array(calendarDay),
});
export type YearView = z.infer<typeof yearView>;

const month = z.strictObject({ month: z.coerce.number().int().min(1).max(12).optional() });

/** The calendar of the jurisdiction, without what single halls decide. Before a hall is set up: the published lists. */
export const readYear = contract({
  name: 'calendar.readYear',
  title: '查看一年或一个月的工作日',
  method: 'GET',
  path: '/api/calendar/:year',
  who: anyone,
  listener: 'both',
  params: ofYear,
  query: month,
  answer: yearView,
  clauses: ['law.time-limit.licensing-82'],
});

/** The same with the hall's own closures and openings. */
export const readHallYear = contract({
  name: 'calendar.readHallYear',
  title: '查看一个大厅一年或一个月的工作日',
  method: 'GET',
  path: '/api/halls/:hallId/calendar/:year',
  who: anyone,
  listener: 'both',
  params: inHall.extend({ year }),
  query: month,
  answer: yearView,
  clauses: ['law.time-limit.licensing-82'],
});

const manage = 'calendar.manage';
const rows = z
  .array(z.strictObject({ on: dayField, kind: z.enum(['holiday', 'workday']), name }))
  .min(1)
  .max(120);

/** What entering a list did. */
const entered = z.object({
  year: z.number(),
  workingDays: z.number(),
  /** Dates that reach into this year were provisional until today because the list came after its year had begun. */
  wasLate: z.boolean(),
});

export const publishYear = contract({
  name: 'calendar.publishYear',
  title: '录入一年的放假安排',
  method: 'POST',
  path: '/api/calendar/years',
  who: may(manage, 'jurisdiction'),
  body: z.strictObject({ year: z.number().int().min(1990).max(2099), rows, source, waive }),
  answer: entered,
  personal: ['body.waive'],
});

/** The whole list is sent; it stands in the place of the one before. */
export const correctYear = contract({
  name: 'calendar.correctYear',
  title: '更正一年的放假安排',
  method: 'POST',
  path: '/api/calendar/years/:year/correct',
  who: may(manage, 'jurisdiction'),
  params: ofYear,
  body: z.strictObject({ rows, source, waive }),
  answer: entered,
  personal: ['body.waive'],
});

/** Takes an entered list back; `source` says on what ground. */
export const withdrawYear = contract({
  name: 'calendar.withdrawYear',
  title: '撤回录入的放假安排',
  method: 'POST',
  path: '/api/calendar/years/:year/withdraw',
  who: may(manage, 'jurisdiction'),
  params: ofYear,
  body: z.strictObject({ source }),
  answer: z.object({ year: z.number() }),
});

const dayAnswer = z.object({ on: z.string() });

export const changeHallDay = contract({
  name: 'calendar.changeHallDay',
  title: '登记本厅闭厅或开厅的日期',
  method: 'POST',
  path: '/api/halls/:hallId/calendar/days',
  who: may(manage),
  params: inHall,
  body: z.strictObject({ on: dayField, kind: z.enum(['closure', 'opening']), name, source }),
  answer: dayAnswer,
});

export const withdrawHallDay = contract({
  name: 'calendar.withdrawHallDay',
  title: '撤回本厅闭厅或开厅的登记',
  method: 'POST',
  path: '/api/halls/:hallId/calendar/days/:on/withdraw',
  who: may(manage),
  params: inHall.extend({ on: dayField }),
  body: z.strictObject({ source }),
  answer: dayAnswer,
});
