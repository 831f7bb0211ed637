import { v7 as uuid } from 'uuid';
import { decided, refuse, refused, type Refusal } from '../../kernel/decision.ts';
import type { JurisdictionId, PersonId } from '../../kernel/ids.ts';
import { NotThere, Refused, type Command, type Standing } from '../journal/record.ts';
import type { ActingSystem } from '../journal/room.ts';
import { blindIndex, openSealed } from '../journal/seal.ts';
import type { House } from '../room/room.ts';
import { beginTry, forgive, tryFailed, tryWasRight } from './failures.ts';
import { signInJournal } from './fold.ts';
import { fits, hashPassword } from './password.ts';
import { againstPassword, plainName, signInLimits, type SignInFact } from './rules.ts';
import {
  accountNamed,
  accountOfSession,
  beginSession,
  changeSecret,
  endSession,
  endSessionsOf,
  keepSecret,
  logAccess,
  openAccountOf,
  openAccountOfPerson,
  signedInNow,
} from './store.ts';
import { freshToken, oneTimePassword, readToken } from './tokens.ts';
import type { AccessKind, AccountId } from './wire.ts';

const nameIndexOf = (house: House, userName: string): string => blindIndex(house.keys, plainName(userName));

const no = (...refusals: Refusal[]) => new Refused(refusals);

/**
 * Signs a person in with a fresh session; the one that the browser had before is over.
 *
 * @throws Refused  wrong user name or password (which of the two is not said), a lock, or a wait
 */
export async function signIn(
  house: House,
  jurisdictionId: JurisdictionId,
  given: { userName: string; password: string; address: string; oldToken?: string | undefined },
): Promise<{ token: string; personId: PersonId; mustChangePassword: boolean }> {
  const { db } = house;
  const trying = { name: nameIndexOf(house, given.userName), address: given.address };
  const account = await accountNamed(db, jurisdictionId, trying.name);
  const log = (what: AccessKind) =>
    logAccess(db, jurisdictionId, { what, accountId: account?.accountId, address: given.address });
  const notYet = await beginTry(db, jurisdictionId, trying);
  if (notYet) {
    await log(notYet.code === 'sign-in-locked' ? 'locked' : 'slowed-down');
    throw no(notYet);
  }
  const isRight = await fits(given.password, account?.passwordHash ?? undefined);
  if (!account || !isRight) {
    const failures = await tryFailed(db, jurisdictionId, trying);
    await log('wrong-password');
    throw no({
      ...refuse('wrong-user-name-or-password'),
      values: { left: Math.max(0, signInLimits.failuresToLock - failures), minutes: signInLimits.lockMinutes },
    });
  }
  const token = freshToken(jurisdictionId);
  const old = readToken(given.oldToken);
  await db.transact(async (tx) => {
    await tryWasRight(tx, jurisdictionId, trying);
    if (old) await endSession(tx, old);
    await beginSession(tx, readToken(token)!, { sessionId: uuid(), accountId: account.accountId, address: given.address });
    await signedInNow(tx, jurisdictionId, account.accountId);
    await logAccess(tx, jurisdictionId, { what: 'signed-in', accountId: account.accountId, address: given.address });
  });
  return { token, personId: account.personId, mustChangePassword: account.mustChange };
}

/**
 * Chooses a new password and ends the person's other sessions.
 *
 * @throws Refused  the old password is wrong, the new one is not good enough, or this is no session of an account
 */
export async function changePassword(
  house: House,
  standing: Standing,
  command: Command,
  given: { sessionId: string; oldPassword: string; newPassword: string; address: string },
): Promise<void> {
  const { jurisdictionId } = standing;
  const session = await accountOfSession(house.db, jurisdictionId, given.sessionId);
  if (!session) throw no(refuse('only-for-accounts'));
  const trying = { name: session.nameIndex ?? '', address: given.address };
  // A session left open must not be a place to guess the password at leisure.
  const notYet = await beginTry(house.db, jurisdictionId, trying);
  if (notYet) throw no(notYet);
  const newHash = await hashPassword(given.newPassword);
  const opened = await nameOf(house, jurisdictionId, session.sealedId);
  await house.journal
    .record(standing, signInJournal, command, {
      lock: [session.stream],
      async decide(tx) {
        const account = await openAccountOf(tx, jurisdictionId, session.accountId);
        const isRight = await fits(given.oldPassword, account?.passwordHash ?? undefined);
        const refusals = [
          ...(isRight ? [] : [{ ...refuse('old-password-wrong'), path: ['body', 'oldPassword'] }]),
          ...againstPassword(given.newPassword, opened, given.oldPassword),
        ];
        if (refusals.length > 0) return [{ stream: session.stream, decision: refused(refusals) }];
        await changeSecret(tx, jurisdictionId, session.accountId, newHash);
        await endSessionsOf(tx, jurisdictionId, session.accountId, given.sessionId);
        const fact: SignInFact = { type: 'PasswordChanged' };
        return [{ stream: session.stream, decision: decided(fact, 'dafan.confidentiality.14.17a') }];
      },
      answer: () => ({}),
    })
    .catch(async (error: unknown) => {
      const isWrong = error instanceof Refused && error.refusals.some((refusal) => refusal.code === 'old-password-wrong');
      if (isWrong) await tryFailed(house.db, jurisdictionId, trying);
      else await forgive(house.db, jurisdictionId, trying.name);
      throw error;
    });
  await house.db.transact((tx) => tryWasRight(tx, jurisdictionId, trying));
}

async function nameOf(house: House, jurisdictionId: JurisdictionId, sealedId: string): Promise<string> {
  return (await openSealed(house.db, house.keys, jurisdictionId, [sealedId])).get(sealedId)?.['userName'] ?? '';
}

/** A new account, with its password: a one-time one of the house, or one that the person has chosen at the set-up page. */
export type NewAccount = { personId: PersonId; userName: string; password?: string };

/**
 * Opens an account for a person who has none.
 *
 * @returns the one-time password, to be shown once; the chosen one when there was one
 * @throws Refused  the user name is taken, the person has an account, or the chosen password is not good enough
 */
export async function openAccount(
  house: House,
  standing: Standing,
  command: Command,
  { personId, userName, password }: NewAccount,
): Promise<{ accountId: AccountId; initialPassword: string }> {
  const { jurisdictionId } = standing;
  const initialPassword = password ?? oneTimePassword(house.keys, jurisdictionId, command.id);
  const passwordHash = await hashPassword(initialPassword);
  const id = uuid() as AccountId;
  const nameIndex = nameIndexOf(house, userName);
  const { accountId } = await house.journal.record(standing, signInJournal, command, {
    lock: [],
    async decide(tx) {
      const stream = tx.newStream('account', id);
      const weak = password === undefined ? [] : againstPassword(password, userName);
      const has = await openAccountOfPerson(tx, jurisdictionId, personId);
      const isKept = !has && weak.length === 0 && (await keepSecret(tx, jurisdictionId, id, nameIndex, passwordHash));
      const refusals = [
        ...weak,
        ...(has ? [refuse('person-has-account')] : []),
        ...(!has && weak.length === 0 && !isKept ? [{ ...refuse('user-name-taken'), path: ['body', 'userName'] }] : []),
      ];
      if (refusals.length > 0) return [{ stream, decision: refused(refusals) }];
      const sealed = await tx.seal(stream, { userName: userName.normalize('NFKC').trim() });
      const fact: SignInFact = {
        type: 'AccountOpened',
        personId,
        ...sealed,
        password: password === undefined ? 'initial' : 'chosen',
      };
      return [{ stream, decision: decided(fact, 'dafan.confidentiality.14.17b') }];
    },
    answer: () => ({ accountId: id as string }),
  });
  return { accountId: accountId as AccountId, initialPassword };
}

/** Gives the account a one-time password and ends its sessions. @throws NotThere  no open account goes by this id */
export async function resetPassword(
  house: House,
  standing: Standing,
  command: Command,
  accountId: AccountId,
): Promise<{ accountId: AccountId; initialPassword: string }> {
  const { jurisdictionId } = standing;
  const account = await openAccountOf(house.db, jurisdictionId, accountId);
  if (!account) throw new NotThere('account');
  const initialPassword = oneTimePassword(house.keys, jurisdictionId, command.id);
  const passwordHash = await hashPassword(initialPassword);
  await house.journal.record(standing, signInJournal, command, {
    lock: [account.stream],
    async decide(tx) {
      const open = await openAccountOf(tx, jurisdictionId, accountId);
      if (!open) throw new NotThere('account');
      await changeSecret(tx, jurisdictionId, accountId, passwordHash);
      await forgive(tx, jurisdictionId, open.nameIndex ?? '');
      const fact: SignInFact = { type: 'PasswordReset' };
      return [{ stream: account.stream, decision: decided(fact, 'dafan.confidentiality.14.17a') }];
    },
    answer: () => ({}),
  });
  return { accountId, initialPassword };
}

/** Closes the account for good; its sessions end in the same transaction. @throws NotThere  no open account goes by this id */
export async function closeAccount(house: House, standing: Standing, command: Command, accountId: AccountId): Promise<void> {
  const account = await openAccountOf(house.db, standing.jurisdictionId, accountId);
  if (!account) throw new NotThere('account');
  await house.journal.record(standing, signInJournal, command, {
    lock: [account.stream],
    async decide(tx) {
      const open = await openAccountOf(tx, standing.jurisdictionId, accountId);
      const fact: SignInFact = { type: 'AccountClosed', because: 'closed' };
      return open ? [{ stream: account.stream, decision: decided(fact) }] : [];
    },
    answer: () => ({}),
  });
}

/**
 * The person has left: the account closes, if there is one.
 *
 * @clause xuchang.confidentiality.4.2.4b  who leaves loses access to the systems promptly
 */
export async function closeAccountOfLeaver(act: ActingSystem, personId: PersonId): Promise<void> {
  const account = await openAccountOfPerson(act.db, act.jurisdictionId, personId);
  if (!account) return;
  await act.record(signInJournal, {
    lock: [account.stream],
    async decide(tx) {
      const open = await openAccountOf(tx, act.jurisdictionId, account.accountId);
      const fact: SignInFact = { type: 'AccountClosed', because: 'left' };
      return open ? [{ stream: account.stream, decision: decided(fact, 'xuchang.confidentiality.4.2.4b') }] : [];
    },
    answer: () => ({}),
  });
}
