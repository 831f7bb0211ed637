/** Input made from the schemas of a message: one that may fit, and many that should not, or that look dangerous. */
import { v7 as uuid } from 'uuid';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: Json[];
  const?: Json;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
};

const candidates = ['A1', '1', 'a', '09:00', '2026-09-22', '13800138000', '某某', 'N-1', '综合'];

/** A value that fits the schema, as far as the schema tells. `known` gives real ids for fields of these names. */
export function fitting(schema: Schema, known: Readonly<Record<string, Json>> = {}, name = ''): Json {
  if (known[name] !== undefined) return known[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0]!;
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (branches) return fitting(branches[0]!, known, name);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([field]) => schema.required?.includes(field))
          .map(([field, part]) => [field, fitting(part, known, field)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => fitting(schema.items ?? {}, known));
    case 'number':
    case 'integer':
      return Math.max(1, schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case undefined:
    default:
      return fittingText(schema);
  }
}

function fittingText({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'uuid') return uuid();
  if (format === 'date') return '2026-09-22';
  if (pattern) return candidates.find((text) => new RegExp(pattern, 'u').test(text)) ?? 'A1';
  return '某'.repeat(Math.max(1, minLength));
}

const deep = (levels: number): Json => {
  let value: Json = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values for any field: wrong types, edges, and texts that were somebody's trouble once. */
export const oddValues: readonly (readonly [what: string, value: Json])[] = [
  ['null', null],
  ['true', true],
  ['a negative number', -1],
  ['a fraction', 1.5],
  ['more than a bigint', 1e30],
  ['more than a safe integer', 9_007_199_254_740_992],
  ['an empty list', []],
  ['a list of lists', [[[]]]],
  ['an empty object', {}],
  ['an object', { toString: 'x', length: 3 }],
  ['a long list', Array.from({ length: 5_000 }, () => 1)],
  ['nesting', deep(500)],
  ['an empty text', ''],
  ['spaces', ' \u3000 '],
  ['a long text', '很'.repeat(20_000)],
  ['a NUL', 'a\u0000b'],
  ['control characters', '\u0001\u001b[31m\u007f\u0085'],
  ['a lone surrogate', 'a\ud800b'],
  ['Extension B', '𠀀𪚥𠮷'],
  ['emoji', '👩‍👩‍👧‍👦🇨🇳'],
  ['text that turns around', '\u202eabc\u2066'],
  ['combining marks', `e${'\u0301'.repeat(300)}`],
  ['SQL', "'; drop table people.person; --"],
  ['SQL with a comment', '1 or 1=1 /*'],
  ['a LIKE pattern', '%_\\'],
  ['a regular expression', '(((((a+)+)+)+)+$'],
  ['a path', '../../../../etc/passwd'],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['a template', '{{constructor.constructor("return 1")()}} ${7*7}'],
  ['an id of nothing', '00000000-0000-0000-0000-000000000000'],
  ['an id in capitals', uuid().toUpperCase()],
  ['a day that is none', '2026-02-30'],
  ['a day far away', '9999-12-31'],
  ['the year 0', '0000-01-01'],
];

export type Odd = { what: string; body: Json };

/** Bodies made by spoiling one field at a time, and bodies that are no such object at all. */
export function oddBodies(schema: Schema, known: Readonly<Record<string, Json>>): Odd[] {
  const fits = fitting(schema, known) as { [key: string]: Json };
  const fields = Object.keys(schema.properties ?? {});
  return [
    ...fields.flatMap((field) => [
      ...oddValues.map(([what, value]) => ({ what: `${field}: ${what}`, body: { ...fits, [field]: value } })),
      { what: `${field}: missing`, body: Object.fromEntries(Object.entries(fits).filter(([name]) => name !== field)) },
    ]),
    ...oddValues
      .filter(([, value]) => typeof value !== 'object' || Array.isArray(value) || value === null)
      .map(([what, body]) => ({ what: `the body: ${what}`, body })),
    { what: 'an unknown key', body: { ...fits, 'no such field': 1 } },
    { what: 'a Chinese key', body: { ...fits, 姓名: '张三' } },
    { what: 'a key of the language', body: JSON.parse(`{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}`) as Json },
    { what: 'many keys', body: Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`k${index}`, index])) },
  ];
}

/** Payloads that are no JSON, or are not said to be. The type is left out where it is undefined. */
export const oddPayloads: readonly { what: string; type?: string; payload: string | Buffer }[] = [
  { what: 'half an object', type: 'application/json', payload: '{"a":' },
  { what: 'nothing', type: 'application/json', payload: '' },
  { what: 'a word', type: 'application/json', payload: 'undefined' },
  { what: 'single quotes', type: 'application/json', payload: "{'a':1}" },
  { what: 'bytes that are no UTF-8', type: 'application/json', payload: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) },
  { what: 'GB 18030', type: 'application/json; charset=gb18030', payload: Buffer.from([0x22, 0xd5, 0xc5, 0xc8, 0xfd, 0x22]) },
  {
    what: 'nesting that a parser may not survive',
    type: 'application/json',
    payload: `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  },
  { what: 'a key of the language', type: 'application/json', payload: '{"__proto__":{"isAdmin":true}}' },
  { what: 'two megabytes', type: 'application/json', payload: JSON.stringify({ a: 'x'.repeat(2_000_000) }) },
  { what: 'a form', type: 'application/x-www-form-urlencoded', payload: 'a=1&b=2' },
  { what: 'a form of parts', type: 'multipart/form-data; boundary=x', payload: '--x\r\n\r\n--x--' },
  { what: 'XML', type: 'application/xml', payload: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
  { what: 'plain text', type: 'text/plain', payload: '{}' },
  { what: 'a type that is none', type: 'json', payload: '{}' },
];

/** Parts of a path or a query that were somebody's trouble once, already as they stand in an address. */
export const oddAddresses: readonly string[] = [
  '%00',
  '%E0%A4%A',
  '%ff%fe',
  '..%2f..%2fetc%2fpasswd',
  '%F0%A0%AE%B7',
  "'%20or%201=1--",
  'not-an-id',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(4_000),
  '-1',
  '1e308',
  '%7B%22a%22:1%7D',
];
