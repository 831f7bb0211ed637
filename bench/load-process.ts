import { openSync, writeSync } from 'node:fs';
import { Clients } from './clients.ts';
import type { FromLoad, ToLoad } from './load.ts';

// The process of the clients: it is told where to go, then runs one stretch of load after another.
let clients: Clients | undefined;
const say = (message: FromLoad): void => void process.send!(message);

process.on('disconnect', () => process.exit(0));
// A Ctrl-C reaches the whole group; the benchmark ends this process when it has closed the rest.
process.on('SIGINT', () => undefined);

process.on('message', (message: ToLoad) => {
  if (message.kind === 'orders') {
    const file = openSync(message.orders.answersFile, 'a');
    clients = new Clients(message.orders, (lines) => void writeSync(file, lines));
    say({ kind: 'ready' });
  } else
    void clients!.run(message.phase).then(
      (measured) => say({ kind: 'done', measured }),
      (error: unknown) => say({ kind: 'failed', why: (error as Error).stack ?? String(error) }),
    );
});
