import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { Answered } from '../house/demonstration/client.ts';
import type { AnswerOf, Contract } from '../platform/wire/contract.ts';
import type { Problem } from '../platform/wire/problem.ts';
import { Connection, type Raw } from './connection.ts';

/** What signs a line in: the cookies that the server set, and the machine in the hall that holds them. */
export type SignedIn = { cookies: Readonly<Record<string, string>>; machine: number };

type Asked = { params?: object; query?: object; body?: unknown };

/** With gaps of up to two seconds this bears a minute of limits and more of a database that comes back. */
const mostTries = 90;

/**
 * One browser or device of the hall: one connection that stays open, with its cookies. Where the system allows it, each machine has an
 * address of its own, as in a hall; the house limits what one address and one sign-in may ask in a minute, and it is not told to look away.
 */
export class Line {
  readonly #connection: Connection;
  readonly #port: number;
  readonly #machine: number;
  readonly #cookies: Map<string, string>;
  #headers: string;
  /** How often a command was sent again under the same id, because no answer or a "not now" came. */
  retries = 0;

  constructor(port: number, machine = 0, cookies: Readonly<Record<string, string>> = {}) {
    this.#port = port;
    this.#connection = new Connection(port, canHaveAddresses ? addressOf(machine) : undefined);
    this.#machine = machine;
    this.#cookies = new Map(Object.entries(cookies));
    this.#headers = this.#headersNow();
  }

  get signedIn(): SignedIn {
    return { cookies: Object.fromEntries(this.#cookies), machine: this.#machine };
  }

  /** Sends what a contract says and answers what it promises. @throws Answered  the server said no, with its reasons */
  async call<C extends Contract>(
    contract: C,
    { params = {}, query = {}, body }: Asked = {},
    command = uuid(),
  ): Promise<AnswerOf<C>> {
    const search = new URLSearchParams(query as Record<string, string>).toString();
    const address = `${pathOf(contract, params)}${search === '' ? '' : `?${search}`}`;
    const said = await this.send(contract.method, address, body, contract.does === 'command' ? command : undefined);
    if (said.status >= 300) throw new Answered(contract.name, JSON.parse(said.text) as Problem);
    return JSON.parse(said.text) as AnswerOf<C>;
  }

  /** Sends a command until it is answered, always under the same id. */
  async send(method: string, address: string, body: unknown, command: string | undefined): Promise<Raw> {
    for (let tries = 0; ; tries += 1) {
      const raw = await this.#once(method, address, body, command).catch((error: unknown) => error as Error);
      if (!(raw instanceof Error) && ![429, 502, 503, 504].includes(raw.status)) {
        if (raw.setCookies.length > 0) this.#keep(raw.setCookies);
        return raw;
      }
      if (tries === mostTries) throw raw instanceof Error ? raw : new Error(`${address} was answered ${raw.status}: ${raw.text}`);
      this.retries += 1;
      await sleep(Math.min(2_000, 50 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random()));
    }
  }

  close(): void {
    this.#connection.close();
  }

  #once(method: string, address: string, body: unknown, command: string | undefined): Promise<Raw> {
    const payload = method === 'POST' ? JSON.stringify(body ?? {}) : '';
    const given = command === undefined ? '' : `idempotency-key: ${command}\r\n`;
    const about = method === 'POST' ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n` : '';
    return this.#connection.ask(`${method} ${address} HTTP/1.1\r\n${this.#headers}${given}${about}\r\n${payload}`);
  }

  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = decodeURIComponent(pair.slice(at + 1));
      if (value === '') this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), value);
    }
    this.#headers = this.#headersNow();
  }

  #headersNow(): string {
    return headersOf(this.#port, Object.fromEntries(this.#cookies));
  }
}

/** What every request of a signed-in browser carries. */
export function headersOf(port: number, cookies: SignedIn['cookies']): string {
  const csrf = cookies['yc_csrf'];
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  return [
    `host: 127.0.0.1:${port}`,
    'x-yichuang: 1',
    ...(cookie === '' ? [] : [`cookie: ${cookie}`]),
    ...(csrf === undefined ? [] : [`x-csrf-token: ${csrf}`]),
    '',
  ].join('\r\n');
}

/** The address of a contract with its parameters filled in. */
export const pathOf = (contract: Contract, params: object): string =>
  contract.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])));

/** macOS gives one loopback address only: there all machines share it, and setting up waits for the limits of sign-in. */
const canHaveAddresses = process.platform !== 'darwin';

export const addressOf = (machine: number): string => `127.1.${Math.floor(machine / 250)}.${(machine % 250) + 1}`;
