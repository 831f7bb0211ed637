import { isDay, type Day } from '../../../kernel/day.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checks = '10X98765432';

/**
 * Whether an identity number can exist: eighteen places, a birth date that was (not 30 February, not after `today`), and the check
 * character of GB 11643. Residence permits of Hong Kong, Macao and Taiwan residents (81 to 83) and permanent residence cards of foreigners
 * (9…) follow the same form.
 *
 * @reading  The region code is not held against a list: numbers with codes that were abolished stay valid. A number that fails is marked
 *           for the window and never refused, since the person stands here and the card can be looked at.
 */
export function isSoundIdentityNumber(text: string, today: Day): boolean {
  const number = text.trim().toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false;
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(born) || born > today || born < '1900-01-01') return false;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return checks[sum % 11] === number[17];
}
