// Starts the hall and keeps it up: `node platform/start/launch.mjs demo|start [options]`. Plain JavaScript with nothing but Node, so that
// whatever else is missing can be said in a sentence.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages, buildServer } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [mode = 'start', ...rest] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `一窗需要 Node.js 20.19 或更新版本，现在是 ${process.versions.node}。请升级后重试。\nYichuang needs Node.js >= 20.19.`,
  );
  process.exit(1);
}
if (!existsSync(path.join(root, 'node_modules/fastify'))) {
  console.error('依赖还没有安装。请先运行 npm ci。\nDependencies are missing: run npm ci first.');
  process.exit(1);
}

if (!buildPages() || !buildServer()) process.exit(1);

// Beyond this many ends within a minute something is broken that a new start does not heal.
const mostEndsInAMinute = 6;
const ends = [];
let child;
let stopping = false;
let wasFull = false;

run();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (stopping && signal === 'SIGINT') child?.kill('SIGKILL');
    stopping = true;
    // Between two starts there is nobody to ask.
    if (!child) process.exit(0);
    child.kill('SIGTERM');
  });

function run() {
  child = spawn(process.execPath, ['--enable-source-maps', path.join(root, '.build/house/main.js'), mode, ...rest], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A Ctrl-C reaches the launcher alone, which then asks the house to close in order.
    detached: process.platform !== 'win32',
    env: { ...process.env, NODE_ENV: 'production', YICHUANG_STARTS: String(ends.length) },
  });
  child.on('exit', (code, signal) => {
    child = undefined;
    if (stopping || code === 0) process.exit(code ?? 0);
    // 75: the disk is full, which the house has said. When there is room it starts by itself.
    if (code === 75) {
      if (!wasFull) console.error('腾出空间后会自动启动，不用重新运行；每 5 秒再试一次。');
      wasFull = true;
      setTimeout(run, 5_000);
      return;
    }
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
