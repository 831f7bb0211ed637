/** An id as 22 characters instead of 36, for what people carry or scan. */
export const shortId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

/** The id that was made short. What is no short id becomes an id of nothing; it throws nothing. */
export function longId(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex').padStart(32, '0').slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
