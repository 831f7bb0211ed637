/** Who imports what, read from the syntax and not guessed from the text. */
import { posix } from 'node:path';
import { isTypeScript, lineAt, syntaxOf } from '../tree.ts';
import type { Tree } from '../tree.ts';
import { roomOf } from './rooms.ts';

/** One import, export-from or `import()`; `to` is a path from the root, `package` the name of what comes from npm or Node. */
export type Import =
  | { file: string; line: number; to: string; package?: never }
  | { file: string; line: number; package: string; to?: never };

/**
 * Every import of every TypeScript file of the house.
 *
 * @throws Error  an `import()` whose place is computed: it could lead through any wall
 */
export function importsOf(tree: Tree): Import[] {
  return tree.files
    .filter((file) => isTypeScript(file) && roomOf(file) !== undefined)
    .flatMap((file) => importsOfFile(tree, file));
}

function importsOfFile(tree: Tree, file: string): Import[] {
  const text = tree.text(file);
  const { module } = syntaxOf(tree, file);
  const found: { specifier: string; at: number }[] = [];
  for (const one of module.staticImports) found.push({ specifier: one.moduleRequest.value, at: one.start });
  for (const one of module.staticExports) {
    const request = one.entries[0]?.moduleRequest;
    if (request) found.push({ specifier: request.value, at: one.start });
  }
  for (const one of module.dynamicImports) {
    const written = text.slice(one.moduleRequest.start, one.moduleRequest.end);
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(written);
    if (literal?.[2] === undefined) throw new Error(`${file}:${lineAt(text, one.start)} imports a computed place: ${written}`);
    found.push({ specifier: literal[2], at: one.start });
  }
  return found.map(({ specifier, at }) => {
    const line = lineAt(text, at);
    if (!specifier.startsWith('.')) return { file, line, package: specifier };
    // `?raw` and `?url` are the bundler's; the place is what stands before.
    const [place = specifier] = specifier.split('?');
    return { file, line, to: posix.normalize(posix.join(posix.dirname(file), place)) };
  });
}
