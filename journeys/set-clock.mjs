// Loaded into every process of a hall by a test (NODE_OPTIONS): the machine's calendar clock as Node reads it is off by the milliseconds that
// stand in the file YICHUANG_TEST_CLOCK. Timers and performance.now() go on steadily, as they do when somebody sets a real clock.
import { readFileSync } from 'node:fs';

const file = process.env.YICHUANG_TEST_CLOCK;
const RealDate = Date;
const realNow = Date.now;
let step = 0;

function read() {
  try {
    step = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // Not written yet: the clock is right.
  }
}

if (file) {
  read();
  setInterval(read, 100).unref();
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [realNow() + step] : given),
    get: (target, name) => (name === 'now' ? () => realNow() + step : Reflect.get(target, name)),
  });
}
