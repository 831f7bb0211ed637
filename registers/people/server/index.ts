import { fileURLToPath } from 'node:url';
import type { HouseRoom } from '../../../platform/room/room.ts';
import { wording } from '../wording.ts';
import { peopleJournal } from './fold.ts';
import { routes, type PolicyPort } from './routes.ts';

/** Commands that the set-up page and the demonstration carry out past HTTP. */
export { addPerson, assignPosition, leave, type NewAssignment, type PersonEntry } from './persons.ts';
export type { PolicyPort } from './routes.ts';

/** The fact by which sign-in learns that a person has left. */
export const leavingFact = 'people.PersonLeft';

/** The register of people. @param policyOf  what a hall lives by: how much of a name the public sees */
export const peopleRoom = (policyOf: PolicyPort): HouseRoom => ({
  ...peopleJournal,
  migrations: fileURLToPath(new URL('migrations', import.meta.url)),
  routes: routes(policyOf),
  topics: [],
  wording,
  actions: {
    'people.read': '查看工作人员名册',
    'people.manage': '登记、更正工作人员，登记离岗',
    'people.assign': '安排和结束岗位',
    'people.assign-administrators': '安排系统、安全、审计管理员',
    'cover.approve': '批准顶岗',
  },
});
