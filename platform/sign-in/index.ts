import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { streamParts, type PersonId } from '../../kernel/ids.ts';
import type { HouseRoom } from '../room/room.ts';
import { closeAccountOfLeaver } from './accounts.ts';
import { signInJournal } from './fold.ts';
import { accountRoutes, deviceRoutes, ownRoutes, type PeoplePort } from './routes.ts';
import { signInLimits } from './rules.ts';
import { forgetOld } from './store.ts';
import { wording } from './wording.ts';

export { openAccount, type NewAccount } from './accounts.ts';
export { registerDevice, revokeDevice, devicePath, type NewDevice } from './devices.ts';
export { sessionOf, sessionsOver, type SignInPorts } from './session.ts';
export type { PeoplePort, PersonBrief } from './routes.ts';

/**
 * The room of accounts, sessions and devices. It has never heard of a hall: who the people are, and by which fact one leaves, the
 * house tells it.
 *
 * @param people       names and positions of persons
 * @param leavingFact  `room.FactType` of a stream that ends in the person's id, such as `people.PersonLeft`
 */
export const signInRoom = (people: PeoplePort, leavingFact: string): HouseRoom => ({
  ...signInJournal,
  migrations: path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations'),
  routes: [...ownRoutes(people), ...accountRoutes(people), ...deviceRoutes],
  topics: [],
  wording,
  actions: {
    'sign-in.manage': '管理账号（开通、重置密码、解锁、注销）',
    'sign-in.audit': '查看登录日志',
    'devices.manage': '登记和撤销设备',
  },
  reactions: [
    {
      name: 'sign-in.closeAccountOfLeaver',
      on: leavingFact,
      run: (act, fact: { stream: string }) => closeAccountOfLeaver(act, streamParts(fact.stream).id as PersonId),
    },
  ],
  jobs: [
    {
      name: 'sign-in.forgetOld',
      title: '清理过期的登录与旧日志',
      when: { dailyAt: '03:30' },
      run: (act) => forgetOld(act.db, act.jurisdictionId, signInLimits.longestHours),
    },
  ],
});
