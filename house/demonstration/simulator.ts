import { setMaxListeners } from 'node:events';
import type { Orders } from './orders.ts';
import { simulate } from './simulate.ts';

// A process of its own, so that the load of many clients is not the load of the server.
const ending = new AbortController();
// Every clerk, pad and kiosk listens for the end.
setMaxListeners(0, ending.signal);
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const)
  process.on(signal, () => {
    ending.abort();
    setTimeout(() => process.exit(0), 200);
  });

process.on('message', (orders: Orders) => {
  void simulate(orders, ending.signal, (who, error) => console.error(`演示：${who} 遇到问题，稍后继续：${String(error)}`)).then(
    () => process.exit(0),
  );
});
