import { refuse, isRefusal, type Refusal } from '../../kernel/decision.ts';
import type { Instant } from '../../kernel/day.ts';

/** How long a sign-in lasts and how many wrong passwords are borne. Minutes and hours of machine time. */
export const signInLimits = {
  /** Without a request for so long, the sign-in is over. */
  idleMinutes: 30,
  /** However busy, the sign-in is over after so long. */
  longestHours: 12,
  /** The last time a person was seen is written at most so often; idleness is therefore exact to one such step. */
  seenEverySeconds: 60,
  /** After so many failures in a row the user name is locked. */
  failuresToLock: 5,
  lockMinutes: 15,
  /** From this failure on, an address must wait before the next try, each time twice as long. */
  failuresToSlow: 10,
  longestWaitSeconds: 60,
  shortestPassword: 10,
} as const;

const minute = 60_000;

/** Failures in a row, and when the last one was. Every try counts as failed until the password has proved right. */
export type Failures = { count: number; lastAt: Instant };

/** What is known of a user name or address that never failed. */
export const noFailures: Failures = { count: 0, lastAt: 0 as Instant };

/** Until when wrong passwords lock this user name; undefined when it is not locked. */
export function lockedUntil(failures: Failures, now: Instant): Instant | undefined {
  const until = failures.lastAt + signInLimits.lockMinutes * minute;
  return failures.count >= signInLimits.failuresToLock && now < until ? (until as Instant) : undefined;
}

/** Until when this address must wait; undefined when it may try now. */
export function slowedUntil(failures: Failures, now: Instant): Instant | undefined {
  const over = failures.count - signInLimits.failuresToSlow;
  if (over < 0) return undefined;
  const until = failures.lastAt + Math.min(2 ** over, signInLimits.longestWaitSeconds) * 1_000;
  return now < until ? (until as Instant) : undefined;
}

/**
 * One more try, counted as failed in advance: two hundred tries at once must not all read the same small number. Failures that lie
 * longer back than a lock lasts are forgotten.
 */
export const oneMore = (failures: Failures, now: Instant): Failures => ({
  count: now - failures.lastAt > signInLimits.lockMinutes * minute ? 1 : failures.count + 1,
  lastAt: now,
});

/** A right password halves what its address has on record: a hall behind one address mistypes often, a guesser is seldom right. */
export const oneRight = (failures: Failures): Failures => ({ ...failures, count: Math.floor(failures.count / 2) });

/** When a sign-in seen at `lastSeen` and begun at `since` is over, if nobody comes back: by idleness, and at the latest. */
export const endsOf = (since: Instant, lastSeen: Instant): { idleUntil: Instant; endsAt: Instant } => ({
  idleUntil: (lastSeen + signInLimits.idleMinutes * minute) as Instant,
  endsAt: (since + signInLimits.longestHours * 60 * minute) as Instant,
});

/** Whether the sign-in still holds. */
export function isAlive(since: Instant, lastSeen: Instant, now: Instant): boolean {
  const { idleUntil, endsAt } = endsOf(since, lastSeen);
  return now < idleUntil && now < endsAt;
}

// The common ones that are long enough to be chosen at all; shorter ones fall to the length.
const common = new Set([
  '0123456789',
  '0987654321',
  '1234567890',
  '1234567891',
  '12345678910',
  '123456789a',
  '1234567890a',
  '123456789abc',
  '123456abcdef',
  '1357924680',
  '147258369a',
  '1q2w3e4r5t',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '1qazxsw23edc',
  '3.1415926535',
  '5201314520',
  '5201314521',
  '9876543210',
  'a123456789',
  'a1234567890',
  'aa123456789',
  'abc1234567',
  'abc123456789',
  'abcd123456',
  'abcd12345678',
  'abcdefghij',
  'admin12345',
  'admin123456',
  'administrator',
  'asdfghjkl;',
  'asdfghjkl1',
  'asdf123456',
  'football123',
  'iloveyou123',
  'p@ssw0rd123',
  'passw0rd123',
  'password01',
  'password12',
  'password123',
  'password1234',
  'q1w2e3r4t5',
  'q1w2e3r4t5y6',
  'qazwsxedcrfv',
  'qq123456789',
  'qwer123456',
  'qwer12345678',
  'qwerty1234',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop',
  'welcome123',
  'woaini1314',
  'woaini520.',
  'woaini5201314',
  'woaiwojia1',
  'zhengwu123',
  'zhengwu12345',
  'zxcvbnm123',
  'zxcvbnm,./',
]);

/** User names are compared without regard to case, width and spaces around them. */
export const plainName = (userName: string): string => userName.normalize('NFKC').trim().toLowerCase();

/**
 * Every reason against choosing this password.
 *
 * @clause dafan.confidentiality.14.17a  the password is kept safe against disclosure and theft
 * @reading  Ten characters or more, neither the user name nor a common one nor the present one. The text gives no length and no age;
 *   forced changes by age make people write passwords down, so there are none.
 */
export function againstPassword(chosen: string, userName: string, present?: string): Refusal[] {
  const plain = plainName(chosen);
  const tooShort = [...chosen].length < signInLimits.shortestPassword;
  const refusals = [
    tooShort && {
      ...refuse('password-too-short', 'dafan.confidentiality.14.17a'),
      values: { limit: signInLimits.shortestPassword },
    },
    plain === plainName(userName) && refuse('password-is-user-name', 'dafan.confidentiality.14.17a'),
    (common.has(plain) || new Set(plain).size < 4) && refuse('password-is-common', 'dafan.confidentiality.14.17a'),
    chosen === present && refuse('password-is-the-old-one', 'dafan.confidentiality.14.17a'),
  ];
  return refusals.filter(isRefusal).map((refusal) => ({ ...refusal, path: ['body', 'newPassword'] }));
}

/** What this room records on accounts and devices. Sign-ins and failures are matters of the machine and stand in the access log. */
export type SignInFact =
  | { type: 'AccountOpened'; personId: string; sealed: string; digest: string; password: 'initial' | 'chosen' }
  | { type: 'PasswordChanged' }
  | { type: 'PasswordReset' }
  | { type: 'AccountClosed'; because: 'closed' | 'left' }
  | { type: 'DeviceRegistered'; kind: string; hallId: string; windowId?: string; sealed: string; digest: string }
  | { type: 'DeviceRevoked' };
