import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { AnswerOf, Contract } from '../../platform/wire/contract.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import type { StateMessage } from '../../platform/live/hub.ts';

/** The server answered, and the answer is no. */
export class Answered extends Error {
  readonly problem: Problem;

  constructor(name: string, problem: Problem) {
    super(`${name}: ${problem.status} ${problem.refusals.map((refusal) => refusal.code).join(', ')}`);
    this.problem = problem;
  }

  /** Whether this is one of the reasons. */
  says(code: string): boolean {
    return this.problem.refusals.some((refusal) => refusal.code === code);
  }
}

type Request = { params?: object; query?: object; body?: unknown };

/**
 * A browser without a screen: it keeps cookies, sends commands under an id that it repeats until it is answered, and follows live
 * topics. What the demonstration and the benchmarks do, they do through this, as real clients do.
 */
export class Client {
  readonly base: string;
  readonly #cookies = new Map<string, string>();
  /** Counts for benchmarks and reports. */
  retries = 0;

  constructor(base: string) {
    this.base = base;
  }

  /**
   * Sends a message and answers what the contract promises.
   *
   * @throws Answered  the server said no, with its reasons
   */
  async call<C extends Contract>(contract: C, request: Request = {}, command: string = uuid()): Promise<AnswerOf<C>> {
    for (let tries = 0; ; tries += 1) {
      const response = await this.#send(contract, request, command).catch(() => undefined);
      if (response?.ok) return (await response.json()) as AnswerOf<C>;
      // No answer, or one that says the server cannot now: the same command id again, with growing gaps.
      if (!response || [429, 502, 503, 504].includes(response.status)) {
        this.retries += 1;
        await response?.arrayBuffer().catch(() => undefined);
        await sleep(Math.min(2_000, 100 * 2 ** Math.min(tries, 5)) * (0.5 + Math.random() / 2));
        continue;
      }
      throw new Answered(contract.name, (await response.json()) as Problem);
    }
  }

  async #send(contract: Contract, { params = {}, query = {}, body }: Request, command: string): Promise<Response> {
    const values = params as Record<string, string>;
    const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
    const search = new URLSearchParams(query as Record<string, string>).toString();
    const csrf = this.#cookies.get('yc_csrf');
    const response = await fetch(`${this.base}${path}${search === '' ? '' : `?${search}`}`, {
      method: contract.method,
      headers: {
        cookie: this.#cookieHeader(),
        'x-yichuang': '1',
        ...(csrf ? { 'x-csrf-token': csrf } : {}),
        ...(contract.does === 'command' ? { 'idempotency-key': command } : {}),
        ...(contract.method === 'POST' ? { 'content-type': 'application/json' } : {}),
      },
      ...(contract.method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      signal: AbortSignal.timeout(20_000),
    });
    this.#keepCookies(response);
    return response;
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = decodeURIComponent(pair.slice(at + 1));
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), value);
    }
  }

  /** Follows topics until `signal` is aborted; comes back by itself after every loss. */
  async follow(
    topics: readonly string[],
    hear: (message: StateMessage) => void,
    signal: AbortSignal,
    onDenied?: () => Promise<void>,
  ): Promise<void> {
    while (!signal.aborted) {
      // A request of its own to abort each time: listeners on the common signal would pile up over a long day.
      const ending = new AbortController();
      const end = () => ending.abort();
      signal.addEventListener('abort', end, { once: true });
      try {
        const response = await fetch(`${this.base}/api/live?topics=${encodeURIComponent(topics.join(','))}`, {
          headers: { cookie: this.#cookieHeader() },
          signal: ending.signal,
        });
        if (response.status === 401 && onDenied) await onDenied();
        if (response.ok && response.body) await readEvents(response.body, hear);
        else await response.arrayBuffer();
      } catch {
        // The server went away; the loop comes back.
      } finally {
        signal.removeEventListener('abort', end);
      }
      await sleep(300 + Math.random() * 700);
    }
  }
}

async function readEvents(body: ReadableStream<Uint8Array>, hear: (message: StateMessage) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const frames = rest.split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      if (!frame.startsWith('event: state')) continue;
      const data = frame.split('\n').find((line) => line.startsWith('data: '));
      if (data) hear(JSON.parse(data.slice(6)) as StateMessage);
    }
  }
}
