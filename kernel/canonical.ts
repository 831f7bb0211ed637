/** A value that the journal can keep: no dates, no undefined, no functions, no numbers that JSON would lose. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/**
 * The one spelling of a value as JSON: keys in code-unit order, no white space, absent fields left out. What is hashed is
 * exactly this text, so that a chain verifies on every machine.
 *
 * @throws RangeError  a number that is not finite, or a value that JSON cannot say
 */
export function canonical(value: Plain): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} cannot stand in the journal, expected a finite number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: Plain) => canonical(item)).join(',')}]`;
  if (typeof value !== 'object') throw new RangeError(`a ${typeof value} cannot stand in the journal`);
  // Without a comparison of its own, sorting goes by code units.
  let text = '';
  for (const key of Object.keys(value).toSorted()) {
    const field = (value as { readonly [key: string]: Plain | undefined })[key];
    if (field !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(field)}`;
  }
  return `{${text}}`;
}
