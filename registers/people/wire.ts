import { z } from 'zod';
import type { Id } from '../../kernel/ids.ts';
import { placeScope } from '../../platform/sign-in/wire.ts';
import { anyone, contract, may, signedIn } from '../../platform/wire/contract.ts';
import { dayField, id, line, text } from '../../platform/wire/fields.ts';
import { positionCodes } from './rules/positions.ts';

export type AssignmentId = Id<'assignment'>;
export type CoverId = Id<'cover'>;

export const position = z.enum(positionCodes);

const name = line(60);
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+\-() ]{5,24}$/);
const badgeNo = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,20}$/);

const assignmentView = z.object({
  assignmentId: id<'assignment'>(),
  position,
  title: z.string(),
  scope: placeScope,
  from: dayField,
  until: dayField.optional(),
});

/** A person as lists show it. */
export const personView = z.object({
  personId: id<'person'>(),
  name: z.string(),
  badgeNo: z.string().optional(),
  departmentId: id<'department'>().optional(),
  hallId: id<'hall'>().optional(),
  state: z.enum(['here', 'left']),
  positions: z.array(assignmentView),
});

const searched = z.strictObject({
  /** Part of a name or the beginning of a badge number. */
  search: line(60).optional(),
  position: position.optional(),
  state: z.enum(['here', 'left', 'all']).optional(),
});

const personParams = z.strictObject({ personId: id<'person'>() });
const hallParams = z.strictObject({ hallId: id<'hall'>() });
const listed = z.object({ people: z.array(personView), total: z.number() });

/** Staff of the jurisdiction, by name; at most 500, with the whole number. */
export const listPeople = contract({
  name: 'people.list',
  title: '工作人员名册',
  method: 'GET',
  path: '/api/people',
  who: may('people.read', 'jurisdiction'),
  query: searched,
  answer: listed,
  personal: ['query.search', 'answer.people.name'],
});

/** Staff of one hall: who belongs to it or holds a position in it. */
export const listHallPeople = contract({
  name: 'people.listInHall',
  title: '本大厅工作人员',
  method: 'GET',
  path: '/api/halls/:hallId/people',
  who: may('people.read', 'hall'),
  params: hallParams,
  query: searched,
  answer: listed,
  personal: ['query.search', 'answer.people.name'],
});

/** Everything the register holds on one person. */
export const readPerson = contract({
  name: 'people.read',
  title: '查看工作人员',
  method: 'GET',
  path: '/api/people/:personId',
  who: may('people.manage', 'jurisdiction'),
  params: personParams,
  answer: personView.extend({
    phone: z.string().optional(),
    dispatchingUnit: z.string().optional(),
    isPartyMember: z.boolean(),
  }),
  personal: ['answer.name', 'answer.phone', 'answer.isPartyMember'],
});

const personBody = {
  name,
  badgeNo: badgeNo.optional(),
  phone: phone.optional(),
  departmentId: id<'department'>().optional(),
  /** The unit that sends the person, where it is no department of this jurisdiction. */
  dispatchingUnit: line(100).optional(),
  hallId: id<'hall'>().optional(),
  isPartyMember: z.boolean().optional(),
};
const personalFields = ['body.name', 'body.phone', 'body.dispatchingUnit', 'body.isPartyMember'];

export const addPerson = contract({
  name: 'people.add',
  title: '登记工作人员',
  method: 'POST',
  path: '/api/people',
  who: may('people.manage', 'jurisdiction'),
  clauses: ['zhongyang.conduct.1.3', 'dongsheng.conduct.2.3.1.1'],
  body: z.strictObject(personBody),
  answer: z.object({ personId: id<'person'>() }),
  personal: personalFields,
});

/** Replaces the whole entry: what is left out is no longer known. */
export const changePerson = contract({
  name: 'people.change',
  title: '更正工作人员信息',
  method: 'POST',
  path: '/api/people/:personId/change',
  who: may('people.manage', 'jurisdiction'),
  params: personParams,
  body: z.strictObject(personBody),
  answer: z.object({}),
  personal: personalFields,
});

export const assignPosition = contract({
  name: 'people.assignPosition',
  title: '安排岗位',
  method: 'POST',
  path: '/api/people/:personId/positions',
  who: may('people.assign', 'jurisdiction'),
  params: personParams,
  body: z.strictObject({
    position,
    scope: placeScope,
    from: dayField,
    /** The last day. */
    until: dayField.optional(),
  }),
  answer: z.object({ assignmentId: id<'assignment'>() }),
});

export const endPosition = contract({
  name: 'people.endPosition',
  title: '结束岗位',
  method: 'POST',
  path: '/api/people/:personId/positions/:assignmentId/end',
  who: may('people.assign', 'jurisdiction'),
  params: z.strictObject({ personId: id<'person'>(), assignmentId: id<'assignment'>() }),
  answer: z.object({}),
});

/** The person has left: positions and covers end and the account closes, now. */
export const leave = contract({
  name: 'people.leave',
  title: '登记离岗离职',
  method: 'POST',
  path: '/api/people/:personId/leave',
  who: may('people.manage', 'jurisdiction'),
  clauses: ['xuchang.confidentiality.4.2.4b'],
  params: personParams,
  answer: z.object({}),
});

/** The person is back, or the leaving was entered in error. Positions and the account are given anew. */
export const comeBack = contract({
  name: 'people.comeBack',
  title: '登记返岗',
  method: 'POST',
  path: '/api/people/:personId/come-back',
  who: may('people.manage', 'jurisdiction'),
  params: personParams,
  answer: z.object({}),
});

const coverView = z.object({
  coverId: id<'cover'>(),
  assignmentId: id<'assignment'>(),
  position,
  scope: placeScope,
  /** Whose position it is, and who stands in. */
  of: id<'person'>(),
  ofName: z.string(),
  by: id<'person'>(),
  byName: z.string(),
  from: dayField,
  until: dayField,
  state: z.enum(['requested', 'approved', 'declined', 'ended']),
  requestedBy: z.string(),
});

/** Asks that a colleague stand in for a position, my own or one that I answer for. It holds once another person has approved it. */
export const requestCover = contract({
  name: 'people.requestCover',
  title: '申请顶岗',
  method: 'POST',
  path: '/api/covers',
  who: signedIn,
  clauses: ['zhongyang.attendance.2.3', 'xuchang.attendance.4.2.2b', 'dafan.confidentiality.14.17b'],
  body: z.strictObject({
    assignmentId: id<'assignment'>(),
    by: id<'person'>(),
    from: dayField,
    /** The last day. */
    until: dayField,
    reason: text(500),
  }),
  answer: z.object({ coverId: id<'cover'>() }),
  personal: ['body.reason'],
});

const coverParams = z.strictObject({ hallId: id<'hall'>(), coverId: id<'cover'>() });

export const approveCover = contract({
  name: 'people.approveCover',
  title: '批准顶岗',
  method: 'POST',
  path: '/api/halls/:hallId/covers/:coverId/approve',
  who: may('cover.approve', 'hall'),
  clauses: ['zhongyang.attendance.2.3', 'xuchang.attendance.4.2.2b'],
  params: coverParams,
  answer: z.object({}),
});

export const declineCover = contract({
  name: 'people.declineCover',
  title: '不同意顶岗',
  method: 'POST',
  path: '/api/halls/:hallId/covers/:coverId/decline',
  who: may('cover.approve', 'hall'),
  params: coverParams,
  answer: z.object({}),
});

export const endCover = contract({
  name: 'people.endCover',
  title: '提前结束顶岗',
  method: 'POST',
  path: '/api/halls/:hallId/covers/:coverId/end',
  who: may('cover.approve', 'hall'),
  params: coverParams,
  answer: z.object({}),
});

/** Covers of the hall that are asked for or in force, and those of the last 30 days; the latest to begin first, page after page. */
export const listCovers = contract({
  name: 'people.listCovers',
  title: '顶岗安排',
  method: 'GET',
  path: '/api/halls/:hallId/covers',
  who: may('people.read', 'hall'),
  params: hallParams,
  query: z.strictObject({
    /** The last cover of the page before. */
    after: id<'cover'>().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({
    covers: z.array(coverView),
    /** `after` of the following page; null on the last. */
    next: id<'cover'>().nullable(),
  }),
  personal: ['answer.covers.ofName', 'answer.covers.byName'],
});

/** What a visitor may know of the person before her: as much of the name as the hall shows, number, position. */
export const readBadge = contract({
  name: 'people.badge',
  title: '工号牌',
  method: 'GET',
  path: '/api/people/:personId/badge',
  who: anyone,
  clauses: ['zhongyang.conduct.1.3', 'dongsheng.conduct.2.3.1.1'],
  params: personParams,
  answer: z.object({
    name: z.string().optional(),
    badgeNo: z.string().optional(),
    positions: z.array(z.string()),
    isPartyMember: z.boolean().optional(),
  }),
  personal: ['answer.name'],
});
