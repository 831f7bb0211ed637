// Starts the hall and keeps it up: `node platform/start/launch.mjs demo|start [options]`. Plain JavaScript with nothing but Node, so that
// whatever else is missing can be said in a sentence.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [mode = 'start', ...rest] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `一窗需要 Node.js 20.19 或更新版本，现在是 ${process.versions.node}。请升级后重试。\nYichuang needs Node.js >= 20.19.`,
  );
  process.exit(1);
}
if (!existsSync(path.join(root, 'node_modules/tsx'))) {
  console.error('依赖还没有安装。请先运行 npm ci。\nDependencies are missing: run npm ci first.');
  process.exit(1);
}

buildPages();

// Beyond this many ends within a minute something is broken that a new start does not heal.
const mostEndsInAMinute = 6;
const ends = [];
let child;
let stopping = false;

run();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (stopping && signal === 'SIGINT') child?.kill('SIGKILL');
    stopping = true;
    child?.kill('SIGTERM');
  });

function run() {
  child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'house/main.ts'), mode, ...rest], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A Ctrl-C reaches the launcher alone, which then asks the house to close in order.
    detached: process.platform !== 'win32',
    env: { ...process.env, YICHUANG_STARTS: String(ends.length) },
  });
  child.on('exit', (code, signal) => {
    if (stopping || code === 0) process.exit(code ?? 0);
    // 78: the house said why it cannot start and what to do; trying again would only say it again.
    if (code === 78) process.exit(1);
    ends.push(Date.now());
    const recent = ends.filter((at) => at > Date.now() - 60_000);
    if (recent.length > mostEndsInAMinute) {
      console.error('系统一分钟内多次异常退出，不再自动重启。请查看上面的错误信息。');
      process.exit(1);
    }
    console.error(`系统异常退出（${signal ?? code}），正在自动恢复……`);
    setTimeout(run, Math.min(5_000, 200 * 2 ** (recent.length - 1)));
  });
}

/** Builds the browser pages when they are missing or older than their sources. */
function buildPages() {
  if (!existsSync(path.join(root, 'node_modules/vite'))) {
    if (existsSync(path.join(root, 'dist/apps'))) return;
    console.error('页面还没有构建，而构建工具没有安装。请运行 npm ci（不要加 --omit=dev）。');
    process.exit(1);
  }
  const stamp = path.join(root, 'dist/.sources');
  const digest = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.log('正在构建页面（仅首次或更新后需要）……');
  const vite = spawnSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (vite.status !== 0) {
    console.error('页面构建失败，见上。');
    process.exit(1);
  }
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, digest);
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
