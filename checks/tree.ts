/** The files of the house as the checks see them: from disk, or written out in a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import type { ParseResult } from 'oxc-parser';

/** Paths are relative to the root and use `/`. */
export interface Tree {
  readonly files: readonly string[];
  /** @throws Error  there is no such file */
  text(file: string): string;
}

/** What is made or fetched and not written: nothing in it is checked. These stand at the root. */
const notOurs = new Set(['node_modules', '.git', '.build', 'dist', 'data', 'coverage']);

export const houseRoot = fileURLToPath(new URL('..', import.meta.url));

/** The tree below `root` on disk. Texts are read when asked for, each once. */
export function treeAt(root: string): Tree {
  const files: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (notOurs.has(path) || path.endsWith('.log')) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files.push(path);
    }
  };
  walk('');
  return remembering(files, (file) => readFileSync(join(root, file), 'utf8'));
}

/** A tree written out in a test: path to text. */
export const treeOf = (texts: Readonly<Record<string, string>>): Tree =>
  remembering(Object.keys(texts), (file) => {
    const text = texts[file];
    if (text === undefined) throw new Error(`${file} is not in this tree`);
    return text;
  });

function remembering(files: string[], read: (file: string) => string): Tree {
  const texts = new Map<string, string>();
  return {
    files: files.toSorted(),
    text(file) {
      let text = texts.get(file);
      if (text === undefined) texts.set(file, (text = read(file)));
      return text;
    },
  };
}

let house: Tree | undefined;

/** The house itself. */
export const houseTree = (): Tree => (house ??= treeAt(houseRoot));

export const isTypeScript = (file: string): boolean => /\.(ts|tsx|mts)$/.test(file);
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
export const isGenerated = (file: string): boolean => /\.generated\.tsx?$/.test(file);

const parsed = new WeakMap<Tree, Map<string, ParseResult>>();

/** The syntax of a TypeScript file. @throws Error it does not parse, since a file that is not understood is not checked */
export function syntaxOf(tree: Tree, file: string): ParseResult {
  let ofTree = parsed.get(tree);
  if (!ofTree) parsed.set(tree, (ofTree = new Map()));
  let result = ofTree.get(file);
  if (!result) {
    result = parseSync(file, tree.text(file));
    const [first] = result.errors;
    if (first) throw new Error(`${file} does not parse: ${first.message}`);
    ofTree.set(file, result);
  }
  return result;
}

/** The line, from 1, on which the character at `offset` stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
