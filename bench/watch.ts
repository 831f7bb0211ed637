import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atTheEnd } from './closing.ts';
import type { SignedIn } from './line.ts';

/** One screen that watches a topic. */
export type Watcher = { topic: string; signedIn: SignedIn };

/** What a watching process saw: of each sighting, which watcher, which ticket, and when (machine's running clock, milliseconds). */
export type Seen = {
  tickets: readonly string[];
  watcher: Int32Array;
  ticket: Int32Array;
  at: Float64Array;
  frames: number;
  bytes: number;
  lost: number;
};

export type ToWatch = { kind: 'watch'; port: number; watchers: readonly Watcher[] } | { kind: 'forget' } | { kind: 'tell' };
export type FromWatch = { kind: 'watching' } | { kind: 'forgotten' } | { kind: 'seen'; seen: Seen };

/** A clock that all processes of a machine read alike, in milliseconds. */
export const runningClock = (): number => Number(process.hrtime.bigint()) / 1e6;

/** A process with many open screens. */
export type Watch = { forget(): Promise<void>; tell(): Promise<Seen>; stop(): Promise<void> };

/** Opens the screens and waits until each has its first state. */
export async function startWatch(port: number, watchers: readonly Watcher[]): Promise<Watch> {
  const child = fork(fileURLToPath(new URL('watch-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const stop = atTheEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const ask = <Kind extends FromWatch['kind']>(question: ToWatch, kind: Kind): Promise<Extract<FromWatch, { kind: Kind }>> =>
    new Promise((resolve, reject) => {
      child.once('message', (message: FromWatch) =>
        message.kind === kind
          ? resolve(message as Extract<FromWatch, { kind: Kind }>)
          : reject(new Error(`unexpected ${message.kind}`)),
      );
      void ended.then(() => reject(new Error('the watchers ended')));
      child.send(question);
    });
  await ask({ kind: 'watch', port, watchers }, 'watching');
  return {
    forget: async () => void (await ask({ kind: 'forget' }, 'forgotten')),
    tell: async () => (await ask({ kind: 'tell' }, 'seen')).seen,
    stop,
  };
}
