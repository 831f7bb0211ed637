/** What the names of files, their length and their words must keep to. */
import type { Tree } from './tree.ts';
import { isGenerated, isTest } from './tree.ts';

/** Names that say nothing of what a file answers. */
const sayNothing = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'data']);
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const pascal = /^[A-Z][A-Za-z0-9]*$/;
const isCode = (file: string): boolean => /\.(?:tsx?|mts|mjs|sql|css|typ)$/.test(file);
const isText = (file: string): boolean =>
  isCode(file) || /\.(?:md|ya?ml|json|html|svg|txt|sh)$|(?:^|\/)[^./]+$|(?:^|\/)\.[^/]+$|^\.ci\/run$/.test(file);

/** Files that name nothing, or in letters that two systems write differently. */
export function nameBreaches(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const parts = file.split('/').filter((part) => !part.startsWith('.'));
    const empty = parts.map((part) => part.split('.')[0] ?? '').filter((name) => sayNothing.has(name));
    const said = empty.map((name) => `${file}: ${name} does not say what it answers`);
    const own = parts.at(-1)?.split('.')[0] ?? '';
    if (!isCode(file) || kebab.test(own) || (/\.tsx$/.test(file) && pascal.test(own))) return said;
    return [...said, `${file}: files are kebab-case, components PascalCase`];
  });
}

/** Longest file, in lines; one that grows usually holds two answers. Tests and generated files may be longer. */
const longest = 450;

export const lengthBreaches = (tree: Tree): string[] =>
  tree.files
    .filter((file) => isCode(file) && !isTest(file) && !isGenerated(file))
    .map((file) => ({ file, lines: tree.text(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longest)
    .map(({ file, lines }) => `${file} has ${lines} lines, at most ${longest}`);

// Written in pieces, so that this file does not breach what it holds others to.
const leftToDo = new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);
/** A path of somebody's machine: it begins at a root and is no part of an address or of a longer path. */
const machinePath = new RegExp(
  String.raw`(?<![\w./:*$}\]-])/(?:${['work', 'root', 'home', 'Users'].join('|')})/[\w.]|\b[A-Z]:\\Users\\`,
);
const registryHost = /\b(?:registry\.[a-z0-9-]+\.[a-z]|[\w.-]*(?:artifactory|verdaccio|npmmirror|nexus)[\w-]*\.[a-z]{2,})/i;

/** Words that belong to an issue or to one machine and not into the house. */
export function wordBreaches(tree: Tree): string[] {
  return tree.files.filter(isText).flatMap((file) =>
    tree
      .text(file)
      .split('\n')
      .flatMap((line, index) => {
        const at = `${file}:${index + 1}`;
        return [
          ...(isCode(file) && leftToDo.test(line) ? [`${at}: what is left to do is an issue, not a note in the code`] : []),
          ...(machinePath.test(line) ? [`${at}: a path of one machine`] : []),
          ...(registryHost.test(line) ? [`${at}: the host of a registry`] : []),
        ];
      }),
  );
}

/** Ranges in package.json, also of a package under another name, and places to download from in the lock file. */
export function packageBreaches(packageJson: string, lockFile: string): string[] {
  const wanted = JSON.parse(packageJson) as Record<string, Record<string, string> | undefined>;
  const ranges = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((list) =>
    Object.entries(wanted[list] ?? {})
      .filter(([, version]) => !/^(?:npm:@?[\w./-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      .map(([name, version]) => `package.json: ${name} ${version} is no exact version`),
  );
  const lock = JSON.parse(lockFile) as { packages?: Record<string, { resolved?: string }> };
  const resolved = Object.entries(lock.packages ?? {})
    .filter(([, entry]) => /^(?:https?|git)/.test(entry.resolved ?? ''))
    .map(([name]) => `package-lock.json: ${name} says where it was downloaded`);
  return [...ranges, ...resolved];
}
