// Builds the browser pages and the server. `npm run build` runs it, and so does the launcher before it starts the hall.
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
export const buildPages = () =>
  build({
    made: 'dist/apps',
    stamp: 'dist/.sources',
    sources: ['apps', 'platform', 'registers', 'systems', 'kernel', 'vite.config.ts', 'package-lock.json'],
    says: '正在构建页面（仅首次或更新后需要）……',
    missing: '页面还没有构建，而构建工具没有安装。请运行 npm ci（不要加 --omit=dev）。',
    failed: '页面构建失败，见上。',
    words: [],
  });

/** The same for the server: a hall starts from one built file in a third of the time that its sources take. `dist` is shown to browsers. */
export const buildServer = () =>
  build({
    made: '.build/house/main.js',
    stamp: '.build/house/.sources',
    sources: ['house', 'platform', 'registers', 'systems', 'kernel', 'regulations', 'package-lock.json'],
    says: '正在构建服务程序（仅首次或更新后需要）……',
    missing: '服务程序还没有构建，而构建工具没有安装。请运行 npm ci（不要加 --omit=dev）。',
    failed: '服务程序构建失败，见上。',
    words: ['--config', 'platform/start/server.config.ts'],
  });

function build({ made, stamp, sources, says, missing, failed, words }) {
  const at = (name) => path.join(root, name);
  if (!existsSync(at('node_modules/vite'))) {
    if (existsSync(at(made))) return true;
    console.error(missing);
    return false;
  }
  const digest = digestOf(sources.map(at));
  if (existsSync(at(stamp)) && existsSync(at(made)) && readFileSync(at(stamp), 'utf8') === digest) return true;
  console.log(says);
  const vite = spawnSync(process.execPath, [at('node_modules/vite/bin/vite.js'), 'build', ...words, '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    // For use, also when a test run starts the hall.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (vite.status !== 0) {
    console.error(failed);
    return false;
  }
  mkdirSync(path.dirname(at(stamp)), { recursive: true });
  writeFileSync(at(stamp), digest);
  return true;
}

function digestOf(sources) {
  const hash = createHash('sha256');
  const visit = (file) => {
    const about = statSync(file);
    if (about.isDirectory()) for (const name of readdirSync(file).toSorted()) visit(path.join(file, name));
    else if (/\.(ts|tsx|css|html|svg|json)$/.test(file) && !/\.test\.tsx?$/.test(file))
      hash.update(`${file} ${about.size} ${about.mtimeMs}\n`);
  };
  for (const source of sources) if (existsSync(source)) visit(source);
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isBuilt = process.argv[2] === 'server' ? buildServer() : buildPages() && buildServer();
  if (!isBuilt) process.exitCode = 1;
}
