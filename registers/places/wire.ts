import { z } from 'zod';
import type { MatterCode } from '../../kernel/ids.ts';
import { anyone, contract, may } from '../../platform/wire/contract.ts';
import { id, line, text } from '../../platform/wire/fields.ts';
import { businesses, departmentKinds, levels, placeStates, shifts } from './rules/words.ts';

export * from './wire-windows.ts';
export { businesses, departmentKinds, levels, namedWindowTypes, placeStates, shifts } from './rules/words.ts';
export type { GroupId, OpenSpan, WeekHours } from './rules/words.ts';

/** A field that holds the code of a matter (实施编码): letters, digits and hyphens. */
export const matterCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/) as unknown as z.ZodType<MatterCode, MatterCode>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const phone = line(40);
const name = line(60);
const reason = text(500);

/** One span of opening. */
export const openSpan = z.strictObject({ from: clock, to: clock, shift: z.enum(shifts) });

/** Opening hours by weekday, Monday is 1; a weekday that is not named is closed. */
export const weekHours = z
  .array(z.strictObject({ weekday: z.number().int().min(1).max(7), spans: z.array(openSpan).min(1).max(6) }))
  .max(7);

export const areaView = z.object({ areaId: id<'area'>(), name: z.string(), state: z.enum(placeStates) });
export const hallView = z.object({
  hallId: id<'hall'>(),
  name: z.string(),
  /** The name in the hall's second language, where it needs one. */
  secondName: z.string().nullable(),
  level: z.enum(levels),
  address: z.string(),
  phone: z.string(),
  hours: weekHours,
  state: z.enum(placeStates),
  areas: z.array(areaView),
});
export type HallView = z.infer<typeof hallView>;

export const groupView = z.object({
  groupId: id<'group'>(),
  hallId: id<'hall'>(),
  name: z.string(),
  secondName: z.string().nullable(),
  /** The letter before the ticket number. */
  prefix: z.string(),
  /** The place among the tiles of the kiosk, from 1. */
  order: z.number(),
  business: z.enum(businesses),
  /** The word by which the catalogue assigns matters to it; it stays when the group is renamed. */
  catalogueName: z.string(),
  state: z.enum(placeStates),
});
export type GroupView = z.infer<typeof groupView>;

export const windowView = z.object({
  windowId: id<'window'>(),
  hallId: id<'hall'>(),
  number: z.number(),
  name: z.string(),
  secondName: z.string().nullable(),
  areaId: id<'area'>().nullable(),
  areaName: z.string().nullable(),
  departmentId: id<'department'>().nullable(),
  types: z.array(z.string()),
  /** The groups it serves, the first first. */
  groupIds: z.array(id<'group'>()),
  /** When not empty: of these groups only tickets for these matters. */
  matterCodes: z.array(matterCode),
  /** Whether it works through the midday pause (午间值班). */
  middayDuty: z.boolean(),
  state: z.enum(placeStates),
});
export type WindowView = z.infer<typeof windowView>;

export const departmentView = z.object({
  departmentId: id<'department'>(),
  name: z.string(),
  code: z.string(),
  kind: z.enum(departmentKinds),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(placeStates),
});
export type DepartmentView = z.infer<typeof departmentView>;

const inHall = z.object({ hallId: id<'hall'>() });
/** `all` also gives what the register holds as closed; without it only what is in use. */
const which = z.strictObject({ state: z.enum(['in-use', 'all']).optional() });

export const listHalls = contract({
  name: 'places.listHalls',
  title: '查看全部大厅',
  method: 'GET',
  path: '/api/halls',
  who: anyone,
  listener: 'both',
  query: which,
  answer: z.array(hallView),
});

export const readHall = contract({
  name: 'places.readHall',
  title: '查看一个大厅的地址、电话和开放时间',
  method: 'GET',
  path: '/api/halls/:hallId',
  who: anyone,
  listener: 'both',
  params: inHall,
  answer: hallView,
});

export const listWindows = contract({
  name: 'places.listWindows',
  title: '查看大厅的窗口',
  method: 'GET',
  path: '/api/halls/:hallId/windows',
  who: anyone,
  listener: 'both',
  params: inHall,
  query: which,
  answer: z.array(windowView),
  clauses: ['xuchang.queue.3.2'],
});

export const listGroups = contract({
  name: 'places.listGroups',
  title: '查看大厅的业务组',
  method: 'GET',
  path: '/api/halls/:hallId/groups',
  who: anyone,
  listener: 'both',
  params: inHall,
  query: which,
  answer: z.array(groupView),
});

export const listDepartments = contract({
  name: 'places.listDepartments',
  title: '查看进驻部门',
  method: 'GET',
  path: '/api/departments',
  who: anyone,
  listener: 'both',
  query: which,
  answer: z.array(departmentView),
});

const manage = 'places.manage';
/** What whoever leads the floor may do to a window without keeping the register. */
const adjust = 'places.adjust';
const why = z.strictObject({ reason });
const hallAnswer = z.object({ hallId: id<'hall'>() });
const areaAnswer = z.object({ areaId: id<'area'>() });
const groupAnswer = z.object({ groupId: id<'group'>() });
const windowAnswer = z.object({ windowId: id<'window'>() });
const departmentAnswer = z.object({ departmentId: id<'department'>() });

export const hallBody = z.strictObject({
  name,
  secondName: name.optional(),
  level: z.enum(levels),
  address: line(120),
  phone,
  hours: weekHours,
});
export type HallBody = z.infer<typeof hallBody>;

export const addHall = contract({
  name: 'places.addHall',
  title: '新增大厅',
  method: 'POST',
  path: '/api/halls',
  who: may(manage, 'jurisdiction'),
  body: hallBody,
  answer: hallAnswer,
});

/** The whole card of the hall is sent; what it says now is what holds. */
export const changeHall = contract({
  name: 'places.changeHall',
  title: '修改大厅的名称、地址、电话或开放时间',
  method: 'POST',
  path: '/api/halls/:hallId/change',
  who: may(manage),
  params: inHall,
  body: hallBody,
  answer: hallAnswer,
});

export const closeHall = contract({
  name: 'places.closeHall',
  title: '停用大厅',
  method: 'POST',
  path: '/api/halls/:hallId/close',
  who: may(manage, 'jurisdiction'),
  params: inHall,
  body: why,
  answer: hallAnswer,
  personal: ['body.reason'],
});

export const addArea = contract({
  name: 'places.addArea',
  title: '新增功能区',
  method: 'POST',
  path: '/api/halls/:hallId/areas',
  who: may(manage),
  params: inHall,
  body: z.strictObject({ name }),
  answer: areaAnswer,
});

const inArea = z.object({ hallId: id<'hall'>(), areaId: id<'area'>() });

export const changeArea = contract({
  name: 'places.changeArea',
  title: '修改功能区',
  method: 'POST',
  path: '/api/halls/:hallId/areas/:areaId/change',
  who: may(manage),
  params: inArea,
  body: z.strictObject({ name }),
  answer: areaAnswer,
});

export const closeArea = contract({
  name: 'places.closeArea',
  title: '停用功能区',
  method: 'POST',
  path: '/api/halls/:hallId/areas/:areaId/close',
  who: may(manage),
  params: inArea,
  body: why,
  answer: areaAnswer,
  personal: ['body.reason'],
});

export const groupBody = z.strictObject({
  name: line(30),
  secondName: name.optional(),
  prefix: z.string().regex(/^[A-Z]$/),
  order: z.number().int().min(1).max(99),
  business: z.enum(businesses),
  /** Left out, it is the name. */
  catalogueName: line(30).optional(),
});
export type GroupBody = z.infer<typeof groupBody>;

export const addGroup = contract({
  name: 'places.addGroup',
  title: '新增业务组',
  method: 'POST',
  path: '/api/halls/:hallId/groups',
  who: may(manage),
  params: inHall,
  body: groupBody,
  answer: groupAnswer,
});

const inGroup = z.object({ hallId: id<'hall'>(), groupId: id<'group'>() });

export const changeGroup = contract({
  name: 'places.changeGroup',
  title: '修改业务组',
  method: 'POST',
  path: '/api/halls/:hallId/groups/:groupId/change',
  who: may(manage),
  params: inGroup,
  body: groupBody,
  answer: groupAnswer,
});

export const closeGroup = contract({
  name: 'places.closeGroup',
  title: '停用业务组',
  method: 'POST',
  path: '/api/halls/:hallId/groups/:groupId/close',
  who: may(manage),
  params: inGroup,
  body: why,
  answer: groupAnswer,
  personal: ['body.reason'],
});

const types = z.array(line(30)).min(1).max(6);
const groupIds = z.array(id<'group'>()).min(1).max(20);
const matterCodes = z.array(matterCode).max(200);

export const windowBody = z.strictObject({
  number: z.number().int().min(1).max(999),
  name,
  secondName: name.optional(),
  areaId: id<'area'>().optional(),
  departmentId: id<'department'>().optional(),
  types,
  groupIds,
  /** Empty: every matter of its groups. */
  matterCodes,
});
export type WindowBody = z.infer<typeof windowBody>;

export const addWindow = contract({
  name: 'places.addWindow',
  title: '新增窗口',
  method: 'POST',
  path: '/api/halls/:hallId/windows',
  who: may(manage),
  params: inHall,
  body: windowBody,
  answer: windowAnswer,
  clauses: ['xuchang.queue.3.2'],
});

const atWindow = z.object({ hallId: id<'hall'>(), windowId: id<'window'>() });

/** The whole card of the window is sent, with the reason of the change; it holds at once. */
export const changeWindow = contract({
  name: 'places.changeWindow',
  title: '调整窗口的业务或类型',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/change',
  who: may(manage, 'window'),
  params: atWindow,
  body: windowBody.extend({ reason }),
  answer: windowAnswer,
  clauses: ['chengan.queue.7.1.1', 'xuchang.queue.3.2'],
  personal: ['body.reason'],
});

export const adjustBody = z.strictObject({ types, groupIds, matterCodes, reason });
export type AdjustBody = z.infer<typeof adjustBody>;

/** What a window serves is changed on the floor, with the reason, and holds at once; the rest of its card stays. */
export const adjustWindow = contract({
  name: 'places.adjustWindow',
  title: '现场调整窗口业务',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/adjust',
  who: may(adjust, 'window'),
  params: atWindow,
  body: adjustBody,
  answer: windowAnswer,
  clauses: ['chengan.queue.7.1.1', 'xuchang.queue.3.2'],
  personal: ['body.reason'],
});

export const closeWindow = contract({
  name: 'places.closeWindow',
  title: '停用窗口',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/close',
  who: may(adjust, 'window'),
  params: atWindow,
  body: why,
  answer: windowAnswer,
  clauses: ['chengan.queue.7.1.1'],
  personal: ['body.reason'],
});

export const openWindow = contract({
  name: 'places.openWindow',
  title: '启用窗口',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/open',
  who: may(adjust, 'window'),
  params: atWindow,
  body: why,
  answer: windowAnswer,
  clauses: ['chengan.queue.7.1.1'],
  personal: ['body.reason'],
});

/** What was changed at the windows of a hall: when, by whom, from what to what, and why. The newest first. */
export const departmentBody = z.strictObject({
  name,
  code: z.string().regex(/^[A-Z][A-Z0-9]{0,11}$/),
  kind: z.enum(departmentKinds),
  phone: phone.optional(),
  address: line(120).optional(),
  note: line(200).optional(),
});
export type DepartmentBody = z.infer<typeof departmentBody>;

export const addDepartment = contract({
  name: 'places.addDepartment',
  title: '新增部门',
  method: 'POST',
  path: '/api/departments',
  who: may(manage, 'jurisdiction'),
  body: departmentBody,
  answer: departmentAnswer,
});

const ofDepartment = z.object({ departmentId: id<'department'>() });

export const changeDepartment = contract({
  name: 'places.changeDepartment',
  title: '修改部门',
  method: 'POST',
  path: '/api/departments/:departmentId/change',
  who: may(manage, 'jurisdiction'),
  params: ofDepartment,
  body: departmentBody,
  answer: departmentAnswer,
});

export const closeDepartment = contract({
  name: 'places.closeDepartment',
  title: '停用部门',
  method: 'POST',
  path: '/api/departments/:departmentId/close',
  who: may(manage, 'jurisdiction'),
  params: ofDepartment,
  body: why,
  answer: departmentAnswer,
  personal: ['body.reason'],
});
