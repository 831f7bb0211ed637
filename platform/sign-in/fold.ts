import { streamParts } from '../../kernel/ids.ts';
import type { Fact, Fold, FoldTx, JournalRoom } from '../journal/room.ts';
import type { SignInFact } from './rules.ts';
import { endSessionsOf } from './store.ts';

type Of<Type extends SignInFact['type']> = Fact<Extract<SignInFact, { type: Type }>>;

const fold = <Type extends SignInFact['type']>(
  _type: Type,
  keep: (tx: FoldTx, fact: Of<Type>, id: string) => Promise<unknown>,
): Fold =>
  (async (tx: FoldTx, fact: Fact<never>) => {
    await keep(tx, fact, streamParts(fact.stream).id);
  }) satisfies Fold;

/** How facts of accounts and devices become tables. Closing or resetting ends every session in the same transaction. */
export const signInJournal: JournalRoom = {
  name: 'sign-in',
  undoable: [],
  reactions: [],
  jobs: [],
  fold: {
    AccountOpened: fold(
      'AccountOpened',
      (tx, { jurisdictionId, stream, data }, id) => tx.run`
        insert into sign_in.account (jurisdiction_id, account_id, stream, person_id, sealed_id, must_change)
        values (${jurisdictionId}, ${id}, ${stream}, ${data.personId}, ${data.sealed}, ${data.password === 'initial'})`,
    ),
    PasswordChanged: fold(
      'PasswordChanged',
      (tx, { jurisdictionId }, id) => tx.run`
        update sign_in.account set must_change = false where jurisdiction_id = ${jurisdictionId} and account_id = ${id}`,
    ),
    PasswordReset: fold('PasswordReset', async (tx, { jurisdictionId }, id) => {
      await tx.run`update sign_in.account set must_change = true where jurisdiction_id = ${jurisdictionId} and account_id = ${id}`;
      await endSessionsOf(tx, jurisdictionId, id, null);
    }),
    AccountClosed: fold('AccountClosed', async (tx, { jurisdictionId, on }, id) => {
      await tx.run`update sign_in.account set closed_on = ${on} where jurisdiction_id = ${jurisdictionId} and account_id = ${id}`;
      await tx.run`delete from sign_in.secret where jurisdiction_id = ${jurisdictionId} and account_id = ${id}`;
      await endSessionsOf(tx, jurisdictionId, id, null);
    }),
    DeviceRegistered: fold(
      'DeviceRegistered',
      (tx, { jurisdictionId, stream, data }, id) => tx.run`
        insert into sign_in.device (jurisdiction_id, device_id, stream, kind, hall_id, window_id, sealed_id)
        values (${jurisdictionId}, ${id}, ${stream}, ${data.kind}, ${data.hallId}, ${data.windowId}, ${data.sealed})`,
    ),
    DeviceRevoked: fold('DeviceRevoked', async (tx, { jurisdictionId, on }, id) => {
      await tx.run`update sign_in.device set revoked_on = ${on} where jurisdiction_id = ${jurisdictionId} and device_id = ${id}`;
      await tx.run`delete from sign_in.device_token where jurisdiction_id = ${jurisdictionId} and device_id = ${id}`;
    }),
  },
};
