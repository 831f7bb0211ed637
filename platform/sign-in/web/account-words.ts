import type { Tone } from '../../ui/Badge.tsx';
import type { AnswerOf } from '../../wire/contract.ts';
import type { listAccounts } from '../wire.ts';

export type Account = AnswerOf<typeof listAccounts>[number];

/** How an account stands, in a word. */
export function accountWords(account: Account | undefined): { word: string; tone: Tone } {
  if (!account || account.state === 'closed') return { word: '未开通', tone: 'quiet' };
  if (account.lockedUntil !== undefined) return { word: '已锁定', tone: 'warn' };
  return account.state === 'initial' ? { word: '待首次登录', tone: 'calm' } : { word: '已开通', tone: 'good' };
}
