import type { Day } from '../../kernel/day.ts';
import type { LeftOverClaim } from '../../systems/queue/wire.ts';

/**
 * What was typed or scanned, as a claim: the address on a paper ends with its code; a number needs its day. Undefined while it is neither.
 */
export function claimTyped(typed: string, on: Day | undefined): LeftOverClaim | undefined {
  const scanned = /\/public\/tickets\/((?:[A-Za-z0-9_-]{22}\.)?[A-Za-z0-9_-]{16,32})\s*$/.exec(typed);
  if (scanned) return { code: scanned[1]! };
  const number = /^\s*([A-Za-z])\s*(\d{1,6})\s*$/.exec(typed);
  return number && on ? { number: `${number[1]!.toUpperCase()}${number[2]!}`, on } : undefined;
}
