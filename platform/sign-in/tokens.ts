import { createHmac, randomBytes } from 'node:crypto';
import type { JurisdictionId } from '../../kernel/ids.ts';
import { deviceTokens, pageCookie, personCookie, type Cookies } from '../http/cookies.ts';
import { sm3 } from '../journal/hash.ts';
import type { Keys } from '../journal/seal.ts';
import { longId, shortId } from '../room/short-id.ts';

/**
 * A token is 22 characters that say the jurisdiction, a dot, and 43 that nobody can guess (256 bits). The jurisdiction stands in it
 * so that its owner is found by one key and no statement touches two jurisdictions.
 */
const form = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** A token that never was before. */
export const freshToken = (jurisdictionId: JurisdictionId): string => tokenOf(jurisdictionId, randomBytes(32));

const tokenOf = (jurisdictionId: JurisdictionId, secret: Buffer): string =>
  `${shortId(jurisdictionId)}.${secret.toString('base64url')}`;

/** Where a token's owner is kept and under which digest, and what the pages of its session send along. */
type ReadToken = { jurisdictionId: JurisdictionId; digest: Buffer; csrf: string };

/** What tokens say, for the ten thousand that were new here last: every request of a sign-in brings the same one. */
const known = new Map<string, ReadToken>();
const most = 10_000;

/** What a token says; undefined for what is no token. */
export function readToken(token: string | undefined): ReadToken | undefined {
  const before = token === undefined ? undefined : known.get(token);
  if (before) return before;
  const match = form.exec(token ?? '');
  if (!match) return undefined;
  const [text, shortJurisdictionId] = match as unknown as [string, string];
  const read = { jurisdictionId: longId(shortJurisdictionId) as JurisdictionId, digest: sm3(text), csrf: csrfOf(text) };
  known.set(text, read);
  if (known.size > most) known.delete(known.keys().next().value!);
  return read;
}

/** What the pages of this session send along with each write. It is made from the token, so no other session's fits. */
export const csrfOf = (token: string): string => sm3('yichuang csrf\n', token).toString('base64url');

/**
 * Whether the readable cookie belongs to one of those that are not: one that was set from elsewhere does not. No cookie is no
 * mismatch; a write without it is refused before.
 */
export function isOwnCsrf(cookies: Cookies): boolean {
  const given = cookies[pageCookie];
  if (given === undefined) return true;
  return [cookies[personCookie], ...deviceTokens(cookies)].some((token) => readToken(token)?.csrf === given);
}

/**
 * A secret that is shown once and kept nowhere. It is made from the command's id by the house's key, so that a command whose answer
 * got lost gives the same answer again, although the journal keeps no secret among its answers.
 */
const secretOf = (keys: Keys, purpose: string, jurisdictionId: JurisdictionId, commandId: string): Buffer =>
  createHmac('sm3', keys.mac).update(`yichuang sign-in ${purpose}\n${jurisdictionId}\n${commandId}`).digest();

/** The token of a device that this command registers. */
export const deviceToken = (keys: Keys, jurisdictionId: JurisdictionId, commandId: string): string =>
  tokenOf(jurisdictionId, secretOf(keys, 'device token', jurisdictionId, commandId));

// Without characters that look alike on paper, and without vowels, so that no word comes about.
const letters = '23456789bcdfghjkmnpqrstvwxz';

/** The password that this command gives: three groups of four characters, 57 bits. */
export function oneTimePassword(keys: Keys, jurisdictionId: JurisdictionId, commandId: string): string {
  const bytes = secretOf(keys, 'one-time password', jurisdictionId, commandId);
  // Digits of one big number: taking each letter from its own byte would favour the first letters of the list.
  let number = BigInt(`0x${bytes.toString('hex')}`);
  const base = BigInt(letters.length);
  const drawn: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    drawn.push(letters[Number(number % base)]!);
    number /= base;
  }
  return [drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].map((group) => group.join('')).join('-');
}
