import { parseSync, Visitor, type Plugin } from 'vite';

/** What a page needs of a contract to send the message; the rest is for the server, which checks every message. */
const sent = new Set(['name', 'method', 'path', 'does']);

type Cut = { start: number; end: number; instead: string };

/**
 * A file of contracts without what no page reads of them: schemas, permissions, titles. What the file declares beside them is marked
 * as doing nothing by itself, so that what was only named in a schema is left out of the page, too. Every other line stays as it is.
 */
export function bareContracts(file: string, code: string): string {
  const cuts = new Map<number, Cut>();
  let inFunction = 0;
  const visitor = new Visitor({
    ArrowFunctionExpression: () => void (inFunction += 1),
    'ArrowFunctionExpression:exit': () => void (inFunction -= 1),
    FunctionDeclaration: () => void (inFunction += 1),
    'FunctionDeclaration:exit': () => void (inFunction -= 1),
    CallExpression({ start, callee, arguments: [given] }) {
      if (inFunction > 0) return;
      // A chain of calls begins where its first one does: the mark is for the whole of it.
      cuts.set(start, { start, end: start, instead: '/* @__PURE__ */ ' });
      if (callee.type !== 'Identifier' || callee.name !== 'contract' || given?.type !== 'ObjectExpression') return;
      for (const [place, property] of given.properties.entries()) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier' || sent.has(property.key.name)) continue;
        const end = given.properties[place + 1]?.start ?? given.end - 1;
        cuts.set(property.start, { start: property.start, end, instead: '' });
      }
    },
  });
  visitor.visit(parseSync(file, code).program);
  let bare = '';
  let from = 0;
  for (const { start, end, instead } of [...cuts.values()].toSorted((one, other) => one.start - other.start)) {
    // What stood within a cut went with it.
    if (start < from) continue;
    bare += code.slice(from, start) + instead;
    from = end;
  }
  return bare + code.slice(from);
}

/** Builds the pages for weak boxes and slow networks with bare contracts. */
export const lightContracts: Plugin = {
  name: 'yichuang-light-contracts',
  enforce: 'pre',
  applyToEnvironment: (environment) => environment.name === 'light',
  transform: {
    filter: { id: /\/wire(-[a-z-]+)?\.ts$|\/platform\/wire\/[a-z-]+\.ts$/ },
    handler: (code, id) => ({ code: bareContracts(id, code), map: null }),
  },
};
