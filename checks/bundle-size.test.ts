import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[]; isEntry?: boolean; src?: string };
type Manifest = Record<string, Chunk>;

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const kilobyte = 1024;

/** Kilobytes of the first load after gzip, below which each app stays. */
const gates: Record<string, number> = { kiosk: 93, display: 93, public: 93, window: 300 };
const staffGate = 450;
/** Pages that stand without the component library of the staff pages. */
const plain = ['kiosk', 'display', 'public', 'window'];
/** What every staff page fetches as soon as somebody is signed in counts as its first load, though it comes a moment later. */
const staffTheme = 'platform/ui/StaffTheme.tsx';

const apps = readdirSync(path.join(root, 'apps')).filter((app) => existsSync(path.join(root, 'apps', app, 'index.html')));
const manifests: Manifest[] = [];

beforeAll(() => {
  const files = ['full', 'light'].map((kind) => path.join(dist, '.vite', `manifest.${kind}.json`));
  // `npm test` builds before it tests; somebody who runs this file alone may not have.
  if (!files.every((file) => existsSync(file))) {
    execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: root, stdio: 'pipe' });
  }
  for (const file of files) manifests.push(JSON.parse(readFileSync(file, 'utf8')) as Manifest);
}, 120_000);

/** Every file that the chunks fetch, the chunks they import included; `also` says which lazy chunks are followed. */
function filesOf(manifest: Manifest, starts: readonly string[], also: (name: string) => boolean): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const open = [...starts];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const chunk = manifest[name]!;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    open.push(...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []).filter(also));
  }
  return files;
}

function builtApp(app: string): { manifest: Manifest; entry: string } {
  const entry = `apps/${app}/index.html`;
  const manifest = manifests.find((one) => one[entry]);
  if (!manifest) throw new Error(`${app} was not built: run npm run build`);
  return { manifest, entry };
}

const gzipped = (file: string) => gzipSync(readFileSync(path.join(dist, file))).length;

describe('the first load of every app is small enough for its network and its box', () => {
  it.each(apps)('%s', (app) => {
    const { manifest, entry } = builtApp(app);
    const files = filesOf(manifest, [entry], (name) => name === staffTheme);
    const size = [...files, `apps/${app}/index.html`].reduce((sum, file) => sum + gzipped(file), 0) / kilobyte;
    const gate = gates[app] ?? staffGate;
    console.log(`${app}: ${size.toFixed(1)} KB of ${gate} KB`);
    expect(size).toBeLessThan(gate);
  });
});

describe('what a page does not need does not come with it', () => {
  it.each(plain)('%s carries no component library, not even later', (app) => {
    const { manifest, entry } = builtApp(app);
    const texts = [...filesOf(manifest, [entry], () => true)].map((file) => readFileSync(path.join(dist, file), 'utf8'));
    expect(texts.filter((text) => /\bant-btn\b|\banticon\b|autoInsertSpace/.test(text))).toEqual([]);
  });

  it.each(['kiosk', 'display', 'public'])('%s carries no schema library', (app) => {
    const { manifest, entry } = builtApp(app);
    const texts = [...filesOf(manifest, [entry], () => true)].map((file) => readFileSync(path.join(dist, file), 'utf8'));
    expect(texts.filter((text) => text.includes('invalid_union'))).toEqual([]);
  });

  it.each(apps)('%s has no script and no style written into its page', (app) => {
    const html = readFileSync(path.join(dist, 'apps', app, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
  });
});
