/**
 * Lists as the server keeps them, for statements that carry many rows: neither side spells them out or reads them letter by letter. The
 * parameter must be of this very type: `${texts(names)}::text[]`.
 */

/** For `text[]`. */
export function texts(values: readonly string[]): Buffer {
  const lengths = values.map((value) => Buffer.byteLength(value));
  return list(25, lengths, (target, at, nth) => target.write(values[nth]!, at));
}

/** For `bytea[]`. */
export const bytes = (values: readonly Uint8Array[]): Buffer =>
  list(
    17,
    values.map((value) => value.length),
    (target, at, nth) => target.set(values[nth]!, at),
  );

/** For `int[]`. */
export const integers = (values: readonly number[]): Buffer =>
  list(
    23,
    values.map(() => 4),
    (target, at, nth) => target.writeInt32BE(values[nth]!, at),
  );

/** For `smallint[]`. */
export const smallIntegers = (values: readonly number[]): Buffer =>
  list(
    21,
    values.map(() => 2),
    (target, at, nth) => target.writeInt16BE(values[nth]!, at),
  );

/** @param type  the number of the elements' type in the server's catalogue, the same on every server */
function list(type: number, lengths: readonly number[], write: (target: Buffer, at: number, nth: number) => void): Buffer {
  if (lengths.length === 0) return header(12, 0, type);
  const target = header(20 + lengths.reduce((sum, length) => sum + 4 + length, 0), 1, type);
  target.writeInt32BE(lengths.length, 12);
  target.writeInt32BE(1, 16); // the number of the first element
  let at = 20;
  for (const [nth, length] of lengths.entries()) {
    target.writeInt32BE(length, at);
    write(target, at + 4, nth);
    at += 4 + length;
  }
  return target;
}

function header(size: number, dimensions: number, type: number): Buffer {
  const target = Buffer.allocUnsafe(size);
  target.writeInt32BE(dimensions, 0);
  target.writeInt32BE(0, 4); // no element is null
  target.writeInt32BE(type, 8);
  return target;
}
