/** Which tables an SQL text reads and writes. */
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Names as written, `schema.table` or, where the schema is left out, `table`; names that the statement itself makes are gone. */
export type Touched = { reads: string[]; writes: string[] };

/** Functions whose arguments contain `from` as punctuation: `extract(epoch from at)`. */
const fromInside = new Set(['extract', 'substring', 'trim', 'overlay', 'position']);
/** Words before `update` that make it a lock or a trigger and not a write. */
const noWrite = new Set(['for', 'do', 'key', 'on', 'or', 'before', 'after', 'of', 'instead']);
const endsFrom = new Set([
  'where',
  'group',
  'order',
  'having',
  'limit',
  'offset',
  'set',
  'returning',
  'union',
  'except',
  'intersect',
  'window',
  'for',
  'values',
  'select',
  'when',
]);
const itemWords = new Set(['only', 'lateral', 'rows']);

type Depth = {
  /** Inside `from a, b join c`: a comma brings a further table. */
  listing: boolean;
  /** The next word is a table. */
  awaiting: boolean;
  /** `from` in here is punctuation. */
  punctuation: boolean;
};

/** Tables of one statement, or of a whole script. */
export function touchedBy(sql: string): Touched {
  const tokens = tokensOf(sql);
  const own = namesMadeIn(tokens);
  const reads = new Set<string>();
  const writes = new Set<string>();
  const stack: Depth[] = [{ listing: false, awaiting: false, punctuation: false }];

  for (const [index, token] of tokens.entries()) {
    const depth = stack.at(-1) as Depth;
    const before = tokens[index - 1];
    const next = tokens[index + 1];
    if (token.text === '(') {
      const of = before?.kind === 'word' ? before.text : '';
      // `from (select …)` and `from (a join b)`: what the parenthesis opens is itself a place for tables.
      stack.push({ listing: depth.awaiting, awaiting: depth.awaiting, punctuation: fromInside.has(of) });
      depth.awaiting = false;
    } else if (token.text === ')') {
      if (stack.length > 1) stack.pop();
    } else if (token.text === ';') {
      stack.length = 0;
      stack.push({ listing: false, awaiting: false, punctuation: false });
    } else if (token.text === ',') {
      if (depth.listing) depth.awaiting = true;
    } else if (token.kind === 'string') {
      // The body of a function or of `do` is SQL itself.
      const body = /^\$(\w*)\$([\s\S]*)\$\1\$$/.exec(token.text)?.[2];
      if (body === undefined) continue;
      const inside = touchedBy(body);
      for (const table of inside.reads) reads.add(table);
      for (const table of inside.writes) writes.add(table);
    } else if (token.kind === 'word') {
      if (token.text === 'from' || token.text === 'join' || (token.text === 'using' && next?.text !== '(')) {
        // `is distinct from` compares, `delete from` writes.
        if (depth.punctuation || before?.text === 'distinct' || before?.text === 'delete') continue;
        depth.listing = depth.awaiting = true;
      } else if (depth.awaiting) {
        if (itemWords.has(token.text)) continue;
        depth.awaiting = false;
        if (endsFrom.has(token.text) || token.text === 'with') depth.listing = false;
        // A name before a parenthesis is a function.
        else if (next?.text !== '(' && !own.has(token.text)) reads.add(token.text);
      } else if (endsFrom.has(token.text)) depth.listing = false;
      const written = writtenAt(tokens, index);
      if (written !== undefined && !own.has(written)) writes.add(written);
    }
  }
  return { reads: [...reads], writes: [...writes] };
}

/** The table that is written when the word at `index` begins a write. */
function writtenAt(tokens: readonly Token[], index: number): string | undefined {
  const word = (offset: number) => (tokens[index + offset]?.kind === 'word' ? tokens[index + offset]?.text : undefined);
  const afterOnly = (offset: number) => (word(offset) === 'only' || word(offset) === 'table' ? word(offset + 1) : word(offset));
  switch (word(0)) {
    case 'insert':
    case 'merge':
      return word(1) === 'into' ? afterOnly(2) : undefined;
    case 'delete':
      return word(1) === 'from' ? afterOnly(2) : undefined;
    case 'truncate':
      return afterOnly(1);
    case 'update':
      // `when matched then update set` names no table.
      // Nor do `grant select, update on` and the like.
      return noWrite.has(word(-1) ?? '') || word(1) === 'set' || word(1) === 'on' ? undefined : afterOnly(1);
    default:
      return undefined;
  }
}

/** Names of `with name as (…)`, which look like tables and are none. */
function namesMadeIn(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.text !== 'as') continue;
    let next = index + 1;
    while (tokens[next]?.text === 'not' || tokens[next]?.text === 'materialized') next += 1;
    if (tokens[next]?.text !== '(') continue;
    let name = index - 1;
    // `with waiting (id, since) as (`: the name stands before its columns.
    if (tokens[name]?.text === ')') while (name > 0 && tokens[name]?.text !== '(') name -= 1;
    if (tokens[name]?.text === '(') name -= 1;
    const before = tokens[name - 1]?.text;
    const made = tokens[name];
    if (made?.kind === 'word' && (before === 'with' || before === 'recursive' || before === ',')) names.add(made.text);
  }
  return names;
}
