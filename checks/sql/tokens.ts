/** SQL in words: enough to see which tables a statement touches and which constraints have names. */

/**
 * `word` is a keyword or name in lower case, dotted names as one (`queue.ticket`); `string` a literal or a dollar-quoted body, with
 * what stood inside; `mark` any other character.
 */
export type Token = { kind: 'word' | 'string' | 'mark'; text: string; at: number };

const forms: readonly [Token['kind'] | undefined, RegExp][] = [
  [undefined, /\s+|--[^\n]*/y],
  [undefined, /\/\*[\s\S]*?\*\//y],
  ['string', /[eE]?'(?:[^']|'')*'/y],
  ['string', /\$([A-Za-z_]*)\$[\s\S]*?\$\1\$/y],
  ['word', /(?:"[^"]+"|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)(?:\.(?:"[^"]+"|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*))*/y],
  // Numbers and parameters are values, of no interest here.
  ['mark', /\$\d+|\d+(?:\.\d+)?|[\s\S]/y],
];

/** The words of an SQL text; comments and white space are gone. */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    for (const [kind, form] of forms) {
      form.lastIndex = at;
      const found = form.exec(sql)?.[0];
      if (found === undefined || found === '') continue;
      if (kind === 'word') tokens.push({ kind, text: found.toLowerCase().replaceAll('"', ''), at });
      else if (kind !== undefined) tokens.push({ kind, text: found, at });
      at += found.length;
      break;
    }
  }
  return tokens;
}
