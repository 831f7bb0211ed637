/** Milliseconds of a moment as the server writes it; in its usual form, in UTC, read by its places, which is the quickest. */
export function momentOf(text: string): number {
  if (text.length > 29 || text[0] === '0' || text[4] !== '-' || !text.endsWith('+00'))
    return Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  const part = text[19] === '.' ? text.slice(20, -3).padEnd(3, '0').slice(0, 3) : '0';
  const number = (from: number, to: number) => numberIn(text, from, to);
  return Date.UTC(number(0, 4), number(5, 7) - 1, number(8, 10), number(11, 13), number(14, 16), number(17, 19)) + Number(part);
}

function numberIn(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}
