// Builds the browser pages. `npm run build` runs it, and so does the launcher before it starts the hall.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Builds the browser pages when they are missing or older than their sources.
 *
 * @returns whether the pages are there; when not, it has said why
 */
export function buildPages() {
  if (!existsSync(path.join(root, 'node_modules/vite'))) {
    if (existsSync(path.join(root, 'dist/apps'))) return true;
    console.error('页面还没有构建，而构建工具没有安装。请运行 npm ci（不要加 --omit=dev）。');
    return false;
  }
  const stamp = path.join(root, 'dist/.sources');
  const digest = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return true;
  console.log('正在构建页面（仅首次或更新后需要）……');
  const vite = spawnSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    // Pages for use, also when a test run starts the hall.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (vite.status !== 0) {
    console.error('页面构建失败，见上。');
    return false;
  }
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}

function sourcesDigest() {
  const hash = createHash('sha256');
  const visit = (folder) => {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).toSorted()) {
      const file = path.join(folder, name);
      const about = statSync(file);
      if (about.isDirectory()) visit(file);
      else if (/\.(ts|tsx|css|html|svg|json)$/.test(name) && !/\.test\.tsx?$/.test(name))
        hash.update(`${file} ${about.size} ${about.mtimeMs}\n`);
    }
  };
  for (const folder of ['apps', 'platform', 'registers', 'systems', 'kernel']) visit(path.join(root, folder));
  for (const file of ['vite.config.ts', 'package-lock.json'])
    if (existsSync(path.join(root, file))) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !buildPages()) process.exitCode = 1;
