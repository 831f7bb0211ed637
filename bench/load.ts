import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { atTheEnd } from './closing.ts';
import type { Hall } from './ground.ts';

/** What clients ask for. A clerk ends a service and calls the next visitor by two commands, or by one. */
export const kinds = ['take', 'call', 'finish', 'finish-and-call'] as const;
export type Kind = (typeof kinds)[number];

/** Where the load goes, and the file in which every answer is kept for the check at the end. */
export type LoadOrders = { port: number; halls: readonly Hall[]; answersFile: string; seed: number };

/** One stretch of load. It ends after so many commands or seconds, whichever comes first. */
export type Phase = {
  commands?: number;
  seconds?: number;
  /** Places that act, spread evenly over the halls; each has one command under way at a time. */
  desks: number;
  takers: number;
  /** At most so many commands under way in all. */
  atMost?: number;
  /** Takers hold back while so many visitors wait in a hall. */
  backlog: number;
  /** Share of services that end by the command that calls the next visitor. */
  finishAndCall: number;
  /** So many commands at first are not measured. */
  warmUp?: number;
  /** Commands a second, spread evenly; as fast as answers come when it is not said. */
  perSecond?: number;
  /** Clerks only finish with the visitor who stands there, so that other clients find the windows free. */
  lastOnes?: boolean;
};

export type Measured = {
  /** Time measured, without the warming up. */
  seconds: number;
  /** Milliseconds from sending to the answer, each command once, however often it was sent. */
  milliseconds: Record<Kind, Float32Array>;
  /** All commands, with those of the warming up. */
  commands: number;
  /** Commands sent again because no answer came. */
  retries: number;
  /** Calls that found nobody waiting. */
  nobody: number;
  /** Processor seconds of the clients. */
  cpuSeconds: number;
  /** The tickets that were called, and when the key was pressed (the clock of `watch.ts`). */
  called: readonly string[];
  pressed: Float64Array;
};

export type ToLoad = { kind: 'orders'; orders: LoadOrders } | { kind: 'phase'; phase: Phase };
export type FromLoad = { kind: 'ready' } | { kind: 'done'; measured: Measured } | { kind: 'failed'; why: string };

/** Clients in a process of their own, so that their work is not the work of the server. */
export type Load = { run(phase: Phase): Promise<Measured>; stop(): Promise<void> };

export async function startLoad(orders: LoadOrders): Promise<Load> {
  const child = fork(fileURLToPath(new URL('load-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    cwd: path.dirname(fileURLToPath(import.meta.url)),
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const stop = atTheEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const answer = <Kind extends FromLoad['kind']>(kind: Kind): Promise<Extract<FromLoad, { kind: Kind }>> =>
    new Promise((resolve, reject) => {
      const hear = (message: FromLoad) => {
        child.off('message', hear);
        if (message.kind === kind) resolve(message as Extract<FromLoad, { kind: Kind }>);
        else reject(new Error(message.kind === 'failed' ? message.why : `unexpected ${message.kind}`));
      };
      child.on('message', hear);
      void ended.then(() => reject(new Error('the clients ended')));
    });
  const send = (message: ToLoad) => child.send(message);
  const ready = answer('ready');
  send({ kind: 'orders', orders });
  await ready;
  return {
    async run(phase) {
      const done = answer('done');
      send({ kind: 'phase', phase });
      return (await done).measured;
    },
    stop,
  };
}
