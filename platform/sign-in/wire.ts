import { z } from 'zod';
import type { Id } from '../../kernel/ids.ts';
import { anyone, contract, deviceKinds, may, signedIn } from '../wire/contract.ts';
import { dayField, id, line } from '../wire/fields.ts';

export type AccountId = Id<'account'>;
export type SessionId = Id<'session'>;

/** Where a permission or a position holds, as a message says it. */
export const placeScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('jurisdiction') }),
  z.strictObject({ kind: z.literal('hall'), hallId: id<'hall'>() }),
  z.strictObject({ kind: z.literal('area'), hallId: id<'hall'>(), areaId: id<'area'>() }),
  z.strictObject({ kind: z.literal('window'), hallId: id<'hall'>(), windowId: id<'window'>() }),
]);

/** What a person types to sign in. It is compared without regard to case and width. */
export const userName = line(60);
/** Any characters; never trimmed, because a space may be part of it. */
const password = z.string().min(1).max(128);

const userNames = { personal: ['body.userName', 'body.password'] } as const;

export const deviceKind = z.enum(deviceKinds);

/** Signs a person in. The answer sets the cookies; a person whose password is an initial one must change it first. */
export const signIn = contract({
  name: 'sign-in.signIn',
  title: '登录',
  method: 'POST',
  path: '/api/sign-in',
  does: 'ask',
  who: anyone,
  perMinute: 60,
  clauses: ['dafan.confidentiality.14.17a', 'dafan.confidentiality.14.17b'],
  body: z.strictObject({
    userName,
    password,
    /** Only where one house serves several jurisdictions. */
    jurisdictionId: id<'jurisdiction'>().optional(),
  }),
  answer: z.object({ personId: id<'person'>(), mustChangePassword: z.boolean() }),
  personal: userNames.personal,
});

export const signOut = contract({
  name: 'sign-in.signOut',
  title: '退出登录',
  method: 'POST',
  path: '/api/sign-out',
  does: 'ask',
  who: anyone,
  answer: z.object({}),
});

const heldPosition = z.object({
  /** The code of the position, such as `window-clerk`. */
  position: z.string(),
  /** In Chinese. */
  title: z.string(),
  scope: placeScope,
  /** Held as cover for this person. */
  insteadOf: id<'person'>().optional(),
});

/** Who I am, what I may do and where; `session` is null when nobody is signed in. */
export const me = contract({
  name: 'sign-in.me',
  title: '我是谁、能做什么',
  method: 'GET',
  path: '/api/me',
  who: anyone,
  answer: z.object({
    session: z
      .object({
        jurisdictionId: id<'jurisdiction'>(),
        /** Set for a signed-in person. */
        person: z
          .object({
            personId: id<'person'>(),
            name: z.string(),
            badgeNo: z.string().optional(),
            positions: z.array(heldPosition),
          })
          .optional(),
        /** Set for a registered device. */
        device: z
          .object({
            deviceId: id<'device'>(),
            kind: deviceKind,
            name: z.string(),
            hallId: id<'hall'>(),
            windowId: id<'window'>().optional(),
          })
          .optional(),
        grants: z.array(z.object({ action: z.string(), scope: placeScope })),
        mustChangePassword: z.boolean(),
        /** Machine time: idle at this moment, the person is signed out; and the moment at which the day's sign-in ends anyhow. */
        idleUntil: z.number().optional(),
        endsAt: z.number().optional(),
      })
      .nullable(),
  }),
  personal: ['answer.session.person.name'],
});

/** Chooses a new password; every other session of mine ends. */
export const changePassword = contract({
  name: 'sign-in.changePassword',
  title: '修改密码',
  method: 'POST',
  path: '/api/me/password',
  who: signedIn,
  perMinute: 20,
  clauses: ['dafan.confidentiality.14.17a'],
  body: z.strictObject({ oldPassword: password, newPassword: password }),
  answer: z.object({}),
  personal: ['body.oldPassword', 'body.newPassword'],
});

const sessionView = z.object({
  sessionId: id<'session'>(),
  since: z.number(),
  lastSeen: z.number(),
  address: z.string(),
  isThis: z.boolean(),
});

/** Where I am signed in. */
export const mySessions = contract({
  name: 'sign-in.mySessions',
  title: '我的登录',
  method: 'GET',
  path: '/api/me/sessions',
  who: signedIn,
  answer: z.array(sessionView),
  personal: ['answer.address'],
});

/** Ends one of my sessions. */
export const kickOut = contract({
  name: 'sign-in.kickOut',
  title: '结束我的某次登录',
  method: 'POST',
  path: '/api/me/sessions/:sessionId/end',
  does: 'ask',
  who: signedIn,
  params: z.strictObject({ sessionId: id<'session'>() }),
  answer: z.object({}),
});

const accountView = z.object({
  accountId: id<'account'>(),
  personId: id<'person'>(),
  name: z.string(),
  userName: z.string(),
  /** `initial`: the person has not yet chosen a password. */
  state: z.enum(['initial', 'open', 'closed']),
  /** Machine time until which wrong passwords lock it. */
  lockedUntil: z.number().optional(),
  lastSignIn: z.number().optional(),
});

/** Every account with its lock. */
export const listAccounts = contract({
  name: 'sign-in.listAccounts',
  title: '账号列表',
  method: 'GET',
  path: '/api/accounts',
  who: may('sign-in.manage', 'jurisdiction'),
  answer: z.array(accountView),
  personal: ['answer.name', 'answer.userName'],
});

const oneTime = z.object({
  accountId: id<'account'>(),
  /** Shown once; the person must change it at the first sign-in. */
  initialPassword: z.string(),
});

export const openAccount = contract({
  name: 'sign-in.openAccount',
  title: '开通账号',
  method: 'POST',
  path: '/api/accounts',
  who: may('sign-in.manage', 'jurisdiction'),
  clauses: ['dafan.confidentiality.14.17b'],
  body: z.strictObject({ personId: id<'person'>(), userName }),
  answer: oneTime,
  personal: ['body.userName'],
});

const account = z.strictObject({ accountId: id<'account'>() });

/** Gives a new one-time password and ends every session of the account. */
export const resetPassword = contract({
  name: 'sign-in.resetPassword',
  title: '重置密码',
  method: 'POST',
  path: '/api/accounts/:accountId/reset-password',
  who: may('sign-in.manage', 'jurisdiction'),
  clauses: ['dafan.confidentiality.14.17a'],
  params: account,
  answer: oneTime,
});

/** Lifts the lock that wrong passwords put on. */
export const unlockAccount = contract({
  name: 'sign-in.unlockAccount',
  title: '解除账号锁定',
  method: 'POST',
  path: '/api/accounts/:accountId/unlock',
  does: 'ask',
  who: may('sign-in.manage', 'jurisdiction'),
  params: account,
  answer: z.object({}),
});

/** Closes the account for good and ends its sessions at once. */
export const closeAccount = contract({
  name: 'sign-in.closeAccount',
  title: '注销账号',
  method: 'POST',
  path: '/api/accounts/:accountId/close',
  who: may('sign-in.manage', 'jurisdiction'),
  params: account,
  answer: z.object({}),
});

/** What the access log tells. */
export const accessKinds = [
  'signed-in',
  'wrong-password',
  'locked',
  'slowed-down',
  'signed-out',
  'session-ended',
  'unlocked',
  'device-signed-in',
  'device-refused',
] as const;
export type AccessKind = (typeof accessKinds)[number];

const accessEntry = z.object({
  accessId: z.uuid(),
  at: z.number(),
  what: z.enum(accessKinds),
  accountId: id<'account'>().optional(),
  personId: id<'person'>().optional(),
  deviceId: id<'device'>().optional(),
  /** The person, or the device; empty where nobody is known. */
  name: z.string(),
  address: z.string(),
});

/** Who signed in, who failed, the newest first, page after page; by the clock of the machine, since that is what an attacker meets. */
export const accessLog = contract({
  name: 'sign-in.accessLog',
  title: '登录日志',
  method: 'GET',
  path: '/api/access-log',
  who: may('sign-in.audit', 'jurisdiction'),
  query: z.strictObject({
    what: z.enum(accessKinds).optional(),
    accountId: id<'account'>().optional(),
    /** The last day looked at. */
    until: dayField.optional(),
    /** The last line of the page before. */
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: z.object({
    lines: z.array(accessEntry),
    /** `after` of the following page; null on the last. */
    next: z.uuid().nullable(),
  }),
  personal: ['answer.lines.name', 'answer.lines.address'],
});

const deviceView = z.object({
  deviceId: id<'device'>(),
  kind: deviceKind,
  name: z.string(),
  windowId: id<'window'>().optional(),
  state: z.enum(['active', 'revoked']),
  lastSeen: z.number().optional(),
});

const hall = z.strictObject({ hallId: id<'hall'>() });

export const listDevices = contract({
  name: 'devices.list',
  title: '设备列表',
  method: 'GET',
  path: '/api/halls/:hallId/devices',
  who: may('devices.manage', 'hall'),
  params: hall,
  answer: z.array(deviceView),
});

const registered = z.object({
  deviceId: id<'device'>(),
  /** Shown once: who holds it is this device. */
  token: z.string(),
  /** Where the device opens, with the token behind `#`, so that it reaches no log; for kinds that open a page. */
  path: z.string().optional(),
});

/** Registers what stands in the hall: a kiosk, a board, a printer. */
export const registerHallDevice = contract({
  name: 'devices.registerForHall',
  title: '登记大厅设备',
  method: 'POST',
  path: '/api/halls/:hallId/devices',
  who: may('devices.manage', 'hall'),
  params: hall,
  body: z.strictObject({ kind: z.enum(['kiosk', 'board', 'printer']), name: line(60) }),
  answer: registered,
});

/** Registers what stands at a window: its strip, its rating pad, its printer. */
export const registerWindowDevice = contract({
  name: 'devices.registerForWindow',
  title: '登记窗口设备',
  method: 'POST',
  path: '/api/windows/:windowId/devices',
  who: may('devices.manage', 'window'),
  params: z.strictObject({ windowId: id<'window'>() }),
  body: z.strictObject({ kind: z.enum(['strip', 'pad', 'printer']), name: line(60) }),
  answer: registered,
});

export const revokeDevice = contract({
  name: 'devices.revoke',
  title: '撤销设备',
  method: 'POST',
  path: '/api/halls/:hallId/devices/:deviceId/revoke',
  who: may('devices.manage', 'hall'),
  params: z.strictObject({ hallId: id<'hall'>(), deviceId: id<'device'>() }),
  answer: z.object({}),
});

/** A device exchanges the token of its registration for a cookie. The page then drops the token from its address. */
export const deviceSignIn = contract({
  name: 'devices.signIn',
  title: '设备登录',
  method: 'POST',
  path: '/api/devices/sign-in',
  does: 'ask',
  who: anyone,
  perMinute: 60,
  body: z.strictObject({ token: z.string().min(1).max(200) }),
  answer: z.object({
    deviceId: id<'device'>(),
    kind: deviceKind,
    name: z.string(),
    hallId: id<'hall'>(),
    windowId: id<'window'>().optional(),
  }),
  personal: ['body.token'],
});

export type Me = z.output<typeof me.answer>;
export type SignedIn = NonNullable<Me['session']>;
