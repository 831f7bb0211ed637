import { hash, verify, type Options } from '@node-rs/argon2';

// argon2id. About 20 ms and 19 MiB a try on the machine of a hall: a morning's sign-ins do not queue, a guesser does.
const cost: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is kept of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

let standIn: Promise<string> | undefined;

/**
 * Whether the password fits. Where there is no account, as much work is done against a stand-in, so that the time of the answer
 * does not tell which user names exist.
 */
export async function fits(password: string, kept: string | undefined): Promise<boolean> {
  standIn ??= hashPassword('nobody has this password');
  const isRight = await verify(kept ?? (await standIn), password.normalize('NFC'));
  return isRight && kept !== undefined;
}
