import net from 'node:net';
import type { StateMessage } from '../platform/live/hub.ts';
import type { BoardState, WindowState } from '../systems/queue/wire.ts';
import { addressOf, headersOf } from './line.ts';
import { runningClock, type FromWatch, type ToWatch, type Watcher } from './watch.ts';

// Many screens in one process. Each keeps its own connection and notes when a called ticket first stands in its state; a state that several
// screens were sent is parsed once, because a real screen has a processor of its own and these share one.

const frameEnd = Buffer.from('\n\n');
const tickets = new Map<string, number>();
const calledIn = new Map<string, readonly number[]>();
let sightings: { watcher: number; ticket: number; at: number }[] = [];
let [frames, bytes, lost] = [0, 0, 0];
const say = (message: FromWatch): void => void process.send!(message);

const numberOf = (ticketId: string): number => {
  const known = tickets.get(ticketId);
  if (known !== undefined) return known;
  tickets.set(ticketId, tickets.size);
  return tickets.size - 1;
};

/** The tickets that a state shows as called, by number. */
function calledTickets({ topic, state }: StateMessage): number[] {
  if (topic.startsWith('board:')) return (state as BoardState).calls.map((call) => numberOf(call.ticketId));
  const current = (state as WindowState).current;
  return current ? [numberOf(current.ticketId)] : [];
}

function open(port: number, { topic, signedIn }: Watcher, watcher: number, onFirst: () => void): void {
  const seen = new Set<number>();
  let received: Buffer = Buffer.alloc(0);
  let isFirst = true;
  const socket = net.connect({
    host: '127.0.0.1',
    port,
    ...(process.platform === 'darwin' ? {} : { localAddress: addressOf(signedIn.machine) }),
  });
  socket.write(`GET /api/live?topics=${encodeURIComponent(topic)} HTTP/1.1\r\n${headersOf(port, signedIn.cookies)}\r\n`);
  let why = '';
  socket.on('error', (error) => (why = error.message));
  socket.on('close', () => {
    lost += 1;
    if (isFirst) throw new Error(`a screen of ${topic} was not opened: ${why} ${received.toString('utf8', 0, 600)}`);
  });
  socket.on('data', (chunk) => {
    bytes += chunk.length;
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    for (let end = received.indexOf(frameEnd); end >= 0; end = received.indexOf(frameEnd)) {
      const frame = received.subarray(0, end);
      received = received.subarray(end + frameEnd.length);
      const start = frame.indexOf('event: state\n');
      if (start < 0) continue;
      const at = runningClock();
      frames += 1;
      const data = frame.indexOf('data: ', start);
      const key = `${topic} ${frame.toString('latin1', start, data)}${frame.length}`;
      let called = calledIn.get(key);
      if (!called) {
        called = calledTickets(JSON.parse(frame.toString('utf8', data + 6)) as StateMessage);
        calledIn.set(key, called);
        // Only the newest states are still under way to anybody.
        if (calledIn.size > 2_000) calledIn.delete(calledIn.keys().next().value!);
      }
      for (const ticket of called)
        if (!seen.has(ticket)) {
          seen.add(ticket);
          if (!isFirst) sightings.push({ watcher, ticket, at });
        }
      if (isFirst) onFirst();
      isFirst = false;
    }
  });
}

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
process.on('message', (message: ToWatch) => {
  if (message.kind === 'watch') {
    let waiting = message.watchers.length;
    const patience = setTimeout(() => {
      throw new Error(`${waiting} of ${message.watchers.length} screens were left without a state for a minute`);
    }, 60_000);
    message.watchers.forEach((watcher, index) =>
      open(message.port, watcher, index, () => {
        waiting -= 1;
        if (waiting > 0) return;
        clearTimeout(patience);
        say({ kind: 'watching' });
      }),
    );
  } else if (message.kind === 'forget') {
    sightings = [];
    [frames, bytes] = [0, 0];
    say({ kind: 'forgotten' });
  } else
    say({
      kind: 'seen',
      seen: {
        tickets: [...tickets.keys()],
        watcher: Int32Array.from(sightings, (one) => one.watcher),
        ticket: Int32Array.from(sightings, (one) => one.ticket),
        at: Float64Array.from(sightings, (one) => one.at),
        frames,
        bytes,
        lost,
      },
    });
});
