import net from 'node:net';

/** An answer as it came: no contract has looked at it yet. */
export type Raw = { status: number; text: string; setCookies: readonly string[] };

type Waiting = { request: string; resolve(raw: Raw): void; reject(error: Error): void };

const patienceMilliseconds = 30_000;
const headEnd = Buffer.from('\r\n\r\n');

/**
 * One kept HTTP/1.1 connection, a request at a time. The clients share two cores with the server that they measure, and what speaks HTTP
 * in full costs them several times as much processor time as this does.
 */
export class Connection {
  readonly #port: number;
  readonly #from: string | undefined;
  readonly #queue: Waiting[] = [];
  #socket: net.Socket | undefined;
  #pending: Waiting | undefined;
  #received: Buffer = Buffer.alloc(0);

  constructor(port: number, from?: string) {
    this.#port = port;
    this.#from = from;
  }

  /** Sends a whole request and answers what came back. @throws Error  the connection ended, or nothing came in time */
  ask(request: string): Promise<Raw> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      this.#next();
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #next(): void {
    if (this.#pending) return;
    const next = this.#queue.shift();
    if (!next) return;
    this.#pending = next;
    this.#socket ??= this.#open();
    this.#socket.write(next.request);
  }

  #open(): net.Socket {
    const socket = net.connect({
      host: '127.0.0.1',
      port: this.#port,
      ...(this.#from === undefined ? {} : { localAddress: this.#from }),
    });
    socket.setNoDelay(true);
    socket.setTimeout(patienceMilliseconds, () => {
      if (this.#pending) socket.destroy(new Error('no answer in time'));
    });
    socket.on('data', (chunk) => this.#hear(chunk));
    let why: Error | undefined;
    socket.on('error', (error) => (why = error));
    socket.on('close', () => {
      this.#socket = undefined;
      this.#received = Buffer.alloc(0);
      const pending = this.#pending;
      this.#pending = undefined;
      pending?.reject(why ?? new Error('the connection ended'));
      this.#next();
    });
    return socket;
  }

  #hear(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(headEnd);
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) return void this.#socket?.destroy(new Error(`an answer of no known length: ${head.slice(0, 200)}`));
    const whole = end + headEnd.length + Number(length);
    if (this.#received.length < whole) return;
    const text = this.#received.toString('utf8', end + headEnd.length, whole);
    this.#received = this.#received.subarray(whole);
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.resolve({ status: Number(head.slice(9, 12)), text, setCookies: cookiesIn(head) });
    this.#next();
  }
}

const cookiesIn = (head: string): string[] =>
  /\r\nset-cookie:/i.test(head) ? [...head.matchAll(/\r\nset-cookie: *([^\r\n]*)/gi)].map((match) => match[1]!) : [];
