import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../house/demonstration/client.ts';
import { openDatabase, type Database } from '../platform/db/db.ts';
import { deviceSignIn, signIn } from '../platform/sign-in/wire.ts';
import { arrivals, callNext, finish, openDesk, takeTicket } from '../systems/queue/wire.ts';
import type { RunningHall } from './hall.ts';

/** What one client was told, in the order of the answers. */
type Acknowledged =
  | { kind: 'taken'; ticketId: string; number: string }
  | { kind: 'called'; ticketId: string; windowId: string }
  | { kind: 'finished'; ticketId: string; windowId: string };

/** One client: a taker or a window. `answers` counts every answer, also "nobody waits". */
type Member = { name: string; answers: number; beganAt: number; answeredAt: number; work(member: Member): Promise<void> };

const quiet = { answers: 0, beganAt: 0, answeredAt: 0 };

/**
 * People at kiosks and windows who go on whatever happens: each sends one command after the other and repeats it under its id until it
 * is answered. Everything that was acknowledged is kept, to be compared with the record at the end.
 */
export class Crowd {
  readonly #hall: RunningHall;
  readonly #members: Member[] = [];
  readonly #acknowledged: Acknowledged[] = [];
  readonly #ending = new AbortController();
  #working: Promise<unknown> = Promise.resolve();
  #failed: unknown;
  /** How many windows work. */
  readonly windows: number;

  private constructor(hall: RunningHall, windows: number) {
    this.#hall = hall;
    this.windows = windows;
  }

  /** Lets so many takers and windows work in the county hall. */
  static async at(hall: RunningHall, size: { takers: number; windows: number }): Promise<Crowd> {
    // All takers stand at one kiosk, of which the house bears twenty requests a second.
    const pause = Math.max(150, size.takers * 50);
    const { hallId, kioskToken, windows: all } = hall.founded().halls[0]!;
    const windows = all.slice(0, size.windows);
    const crowd = new Crowd(hall, windows.length);
    const guest = new Client(hall.base);
    const { groups } = await guest.call(arrivals, { params: { hallId } });
    const prefixes = groups.slice(0, 3);
    for (let nth = 0; nth < size.takers; nth += 1) {
      const kiosk = new Client(hall.base);
      await kiosk.call(deviceSignIn, { body: { token: kioskToken } });
      const group = prefixes[nth % prefixes.length]!;
      crowd.#members.push({
        name: `taker ${nth + 1}`,
        ...quiet,
        work: async (member) => {
          const { ticket } = await kiosk.call(takeTicket, { params: { hallId }, body: { groupId: group.groupId } });
          crowd.#hear(member, { kind: 'taken', ticketId: ticket.ticketId, number: ticket.number });
          await sleep(pause);
        },
      });
    }
    for (const { userName, password, windowId } of windows) {
      const clerk = new Client(hall.base);
      await clerk.call(signIn, { body: { userName, password } });
      await clerk.call(openDesk, { params: { hallId, windowId } });
      let inHand: string | undefined;
      let turn = 0;
      crowd.#members.push({
        name: `window of ${userName}`,
        ...quiet,
        work: async (member) => {
          turn += 1;
          const params = { hallId, windowId };
          // Now the one key of the steady state, now its two halves.
          if (inHand !== undefined && turn % 3 === 0) {
            await clerk.call(finish, { params: { ...params, ticketId: inHand } });
            crowd.#hear(member, { kind: 'finished', ticketId: inHand, windowId });
            inHand = undefined;
          }
          const answer = await clerk.call(callNext, { params, body: { finish: inHand !== undefined } });
          if (answer.finished) crowd.#hear(member, { kind: 'finished', ticketId: answer.finished.ticketId, windowId });
          if (answer.ticket) crowd.#hear(member, { kind: 'called', ticketId: answer.ticket.ticketId, windowId });
          else answered(member);
          inHand = answer.ticket?.ticketId;
          await sleep(answer.ticket ? pause : pause * 2);
        },
      });
    }
    return crowd;
  }

  #hear(member: Member, what: Acknowledged): void {
    answered(member);
    this.#acknowledged.push(what);
  }

  start(): void {
    this.#working = Promise.all(
      this.#members.map(async (member) => {
        try {
          while (!this.#ending.signal.aborted) {
            member.beganAt = performance.now();
            await member.work(member);
          }
        } catch (error) {
          // Said at once by whoever waits next, not only at the end.
          this.#failed ??= new Error(`${member.name} was refused: ${String(error)}`, { cause: error });
        }
      }),
    );
  }

  /** The first refusal that anybody met; nobody should meet one. */
  get failed(): unknown {
    return this.#failed;
  }

  /** How much was acknowledged so far. */
  get size(): number {
    return this.#acknowledged.length;
  }

  /**
   * Waits until every member has been answered twice more: the first answer may have been on its way, the second command was sent later.
   *
   * @param seconds  the bound
   * @returns        milliseconds it took
   * @throws         a member was refused, or the bound is over: then it says who was not answered
   */
  async untilAllWorkAgain(seconds: number): Promise<number> {
    const began = performance.now();
    const before = new Map(this.#members.map((member) => [member, member.answers]));
    for (;;) {
      if (this.#failed) throw this.#failed as Error;
      const silent = this.#members.filter((member) => member.answers < before.get(member)! + 2);
      if (silent.length === 0) return performance.now() - began;
      if (performance.now() - began > seconds * 1000)
        throw new Error(`not answered within ${seconds} s: ${silent.map((member) => member.name).join(', ')}`);
      await sleep(20);
    }
  }

  /**
   * Waits until the first command that is sent from now on is answered.
   *
   * @returns milliseconds it took
   */
  async untilAnyWorksAgain(seconds: number): Promise<number> {
    const began = performance.now();
    while (!this.#members.some((member) => member.beganAt > began && member.answeredAt > member.beganAt)) {
      if (this.#failed) throw this.#failed as Error;
      if (performance.now() - began > seconds * 1000) throw new Error(`nobody was answered within ${seconds} s`);
      await sleep(5);
    }
    return performance.now() - began;
  }

  /** Lets everybody finish what is under way, and no more. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#working;
    if (this.#failed) throw this.#failed as Error;
  }

  /**
   * Compares what was acknowledged with the record. `wrong` is empty when nothing was lost, nothing stands twice, and nothing was written
   * that nobody was told of.
   */
  async compare(): Promise<{ taken: number; called: number; finished: number; wrong: string[] }> {
    const database = openJournalOf(this.#hall);
    try {
      const facts = await database.rows<{ stream: string; type: string; data: string }>`
        select stream, type, data from journal.fact where type in ('TicketTaken', 'TicketCalled', 'ServiceFinished') order by stream, seq`;
      const written = facts.map(({ stream, type, data }) => {
        const { windowId, series, no } = JSON.parse(data) as { windowId?: string; series?: string; no?: number };
        return { ticketId: stream.split(':').at(-1)!, type, windowId, number: `${series}${String(no).padStart(3, '0')}` };
      });
      const of = (type: string) => written.filter((one) => one.type === type);
      const told = <K extends Acknowledged['kind']>(kind: K) =>
        this.#acknowledged.filter((one): one is Extract<Acknowledged, { kind: K }> => one.kind === kind);
      const given = (one: { ticketId: string; number: string }) => `${one.ticketId} as ${one.number}`;
      const at = (one: { ticketId: string; windowId?: string | undefined }) => `${one.ticketId} at ${one.windowId}`;
      const taken = of('TicketTaken');
      const called = of('TicketCalled');
      const finished = of('ServiceFinished');
      return {
        taken: taken.length,
        called: called.length,
        finished: finished.length,
        wrong: [
          ...twice(taken.map(({ number }) => number)).map((number) => `number ${number} was given twice`),
          // Nobody recalls, parks or takes back here: one call and one end a ticket, at one window.
          ...twice(called.map(({ ticketId }) => ticketId)).map((ticketId) => `${ticketId} was called twice`),
          ...twice(finished.map(({ ticketId }) => ticketId)).map((ticketId) => `${ticketId} was finished twice`),
          ...difference('taken', told('taken').map(given), taken.map(given)),
          ...difference('called', told('called').map(at), called.map(at)),
          ...difference('finished', told('finished').map(at), finished.map(at)),
        ],
      };
    } finally {
      await database.close();
    }
  }
}

const answered = (member: Member): void => {
  member.answers += 1;
  member.answeredAt = performance.now();
};

const twice = (values: readonly string[]): string[] => {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
};

function difference(what: string, told: readonly string[], written: readonly string[]): string[] {
  const [all, there] = [new Set(told), new Set(written)];
  return [
    ...told.filter((one) => !there.has(one)).map((one) => `${what} was acknowledged and is not there: ${one}`),
    ...written.filter((one) => !all.has(one)).map((one) => `${what} is there and nobody was told: ${one}`),
    ...twice(told).map((one) => `${what} was told twice: ${one}`),
  ];
}

/** The database of a hall, past the application, for a look at the record. */
export function openJournalOf(hall: RunningHall, database = 'yichuang'): Database {
  const postgres = path.join(hall.dataDir, 'postgres');
  const password = readFileSync(path.join(postgres, 'password'), 'utf8').trim();
  return openDatabase({ host: path.join(postgres, 'socket'), port: 5432, user: 'postgres', password, database }, 2);
}
