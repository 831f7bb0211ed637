import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { chanceFrom, pick } from '../house/demonstration/chance.ts';
import type { AnswerOf } from '../platform/wire/contract.ts';
import { callNext, finish, takeTicket, type Priority } from '../systems/queue/wire.ts';
import type { Hall } from './ground.ts';
import { Line, pathOf } from './line.ts';
import { runningClock } from './watch.ts';
import { kinds, type Kind, type LoadOrders, type Measured, type Phase } from './load.ts';

/** Who comes: as in the demonstration, about one of eight visitors is served before others. */
const visitors: readonly { priority: Priority; share: number }[] = [
  { priority: 'ordinary', share: 0.88 },
  { priority: 'elderly', share: 0.07 },
  { priority: 'disabled', share: 0.01 },
  { priority: 'pregnant', share: 0.01 },
  { priority: 'with-infant', share: 0.015 },
  { priority: 'service-member', share: 0.015 },
];

/** How many wait in a hall, as the clients know it, and who waits for news of it. */
class Queue {
  waiting = 0;
  /** Commands under way that will take one of the waiting, or add one. */
  calling = 0;
  taking = 0;
  #hear: (() => void)[] = [];

  news(): Promise<void> {
    return new Promise((resolve) => this.#hear.push(resolve));
  }

  tell(): void {
    const hear = this.#hear;
    this.#hear = [];
    for (const one of hear) one();
  }
}

type Place = { queue: Queue; hall: Hall; lines: readonly Line[]; turn: number };
type DeskPlace = Place & { windowId: string; current: string | undefined; callPath: string };

/** Everybody who acts: clerks at their windows, visitors at the kiosks. A place sends its next command when the last is answered. */
export class Clients {
  readonly #desks: DeskPlace[] = [];
  readonly #takers: Place[] = [];
  readonly #keep: (lines: string) => void;
  readonly #chance: () => number;

  constructor({ port, halls, seed }: LoadOrders, keep: (lines: string) => void) {
    this.#keep = keep;
    this.#chance = chanceFrom(seed);
    const queues = new Map(halls.map((hall) => [hall, new Queue()]));
    const most = Math.max(...halls.map((hall) => Math.max(hall.desks.length, hall.takers.length)));
    // The first place of every hall, then the second of every hall, so that few places spread over many halls.
    for (let index = 0; index < most; index += 1)
      for (const hall of halls) {
        const queue = queues.get(hall)!;
        const desk = hall.desks[index];
        const taker = hall.takers[index];
        const linesOf = (signIns: readonly { cookies: Readonly<Record<string, string>>; machine: number }[]) =>
          signIns.map((one) => new Line(port, one.machine, one.cookies));
        if (desk) {
          const { windowId } = desk;
          const callPath = pathOf(callNext, { hallId: hall.hallId, windowId });
          this.#desks.push({ queue, hall, lines: linesOf(desk.clerk), turn: 0, windowId, current: undefined, callPath });
        }
        if (taker) this.#takers.push({ queue, hall, lines: linesOf(taker.kiosks), turn: 0 });
      }
  }

  async run(phase: Phase): Promise<Measured> {
    const stretch = new Stretch(phase);
    const before = this.#retries();
    const cpu = process.cpuUsage();
    const answers: string[] = [];
    const keep = (line: string) => {
      if (answers.push(line) >= 2_000) this.#keep(answers.splice(0).join(''));
    };
    const desks = this.#desks.slice(0, phase.desks);
    const takers = this.#takers.slice(0, phase.takers);
    const ending = setTimeout(() => stretch.end(), (phase.seconds ?? 86_400) * 1_000);
    stretch.onEnd = () => [...desks, ...takers].forEach((place) => place.queue.tell());
    await Promise.all([
      ...desks.map((desk) => this.#serve(desk, phase, stretch, keep)),
      ...takers.map((taker) => this.#take(taker, phase, stretch, keep)),
    ]).finally(() => clearTimeout(ending));
    this.#keep(answers.join(''));
    const used = process.cpuUsage(cpu);
    return stretch.measured(this.#retries() - before, (used.user + used.system) / 1e6);
  }

  #retries(): number {
    return [...this.#desks, ...this.#takers].flatMap((place) => place.lines).reduce((sum, line) => sum + line.retries, 0);
  }

  async #take(place: Place, { backlog }: Phase, stretch: Stretch, keep: (line: string) => void): Promise<void> {
    const { queue, hall } = place;
    const address = pathOf(takeTicket, { hallId: hall.hallId });
    while (!stretch.ended) {
      if (queue.waiting + queue.taking >= backlog) {
        await queue.news();
        continue;
      }
      if (!(await stretch.begin())) return;
      queue.taking += 1;
      const command = uuid();
      const body = {
        groupId: hall.groups[Math.floor(this.#chance() * hall.groups.length)],
        priority: pick(this.#chance, visitors, (one) => one.share).priority,
      };
      const { ticket } = await this.#send<typeof takeTicket>(place, 'take', address, body, command, stretch);
      queue.taking -= 1;
      queue.waiting += 1;
      keep(`take\t${command}\t${ticket.ticketId}\t${ticket.number}\t\\N\t\\N\t\\N\t${hall.hallId}\n`);
      queue.tell();
    }
  }

  async #serve(
    desk: DeskPlace,
    { finishAndCall, lastOnes = false }: Phase,
    stretch: Stretch,
    keep: (line: string) => void,
  ): Promise<void> {
    const { queue, hall, windowId, callPath } = desk;
    while (!stretch.ended) {
      const somebodyWaits = queue.waiting > queue.calling;
      const leaving = desk.current;
      if (lastOnes && leaving === undefined) return;
      const callsToo = somebodyWaits && this.#chance() < finishAndCall;
      if (leaving === undefined && !somebodyWaits) {
        await queue.news();
        continue;
      }
      const calls = !lastOnes && (leaving === undefined || callsToo);
      if (calls) queue.calling += 1;
      if (!(await stretch.begin())) {
        if (calls) queue.calling -= 1;
        return;
      }
      const command = uuid();
      if (!calls) {
        const address = pathOf(finish, { hallId: hall.hallId, windowId, ticketId: leaving! });
        await this.#send<typeof finish>(desk, 'finish', address, {}, command, stretch);
        desk.current = undefined;
        keep(`finish\t${command}\t\\N\t\\N\t\\N\t${leaving}\t${windowId}\t${hall.hallId}\n`);
        continue;
      }
      const kind = leaving === undefined ? 'call' : 'finish-and-call';
      const body = { finish: leaving !== undefined };
      const pressed = runningClock();
      const { ticket, finished } = await this.#send<typeof callNext>(desk, kind, callPath, body, command, stretch);
      queue.calling -= 1;
      if (ticket) {
        queue.waiting -= 1;
        stretch.called.set(ticket.ticketId, pressed);
      } else stretch.nobody += 1;
      desk.current = ticket?.ticketId;
      if (finished?.ticketId !== leaving) throw new Error(`the end of ${leaving} was answered by ${finished?.ticketId}`);
      keep(`${kind}\t${command}\t\\N\t\\N\t${ticket?.ticketId ?? '\\N'}\t${leaving ?? '\\N'}\t${windowId}\t${hall.hallId}\n`);
      queue.tell();
    }
  }

  async #send<C extends typeof takeTicket | typeof callNext | typeof finish>(
    place: Place,
    kind: Kind,
    address: string,
    body: object,
    command: string,
    stretch: Stretch,
  ): Promise<AnswerOf<C>> {
    const line = place.lines[(place.turn += 1) % place.lines.length]!;
    const sent = performance.now();
    const raw = await line.send('POST', address, body, command);
    const answer = JSON.parse(raw.text) as AnswerOf<C>;
    if (raw.status >= 300) {
      stretch.end();
      throw new Error(`${kind} was answered ${raw.status}: ${raw.text.slice(0, 600)}`);
    }
    stretch.done(kind, performance.now() - sent);
    return answer;
  }
}

/** What one stretch of load allows and has measured. */
class Stretch {
  ended = false;
  nobody = 0;
  readonly called = new Map<string, number>();
  onEnd: () => void = () => undefined;
  readonly #phase: Phase;
  readonly #began = performance.now();
  readonly #times: Record<Kind, number[]> = { take: [], call: [], finish: [], 'finish-and-call': [] };
  #begun = 0;
  #done = 0;
  #underWay = 0;
  #queue: (() => void)[] = [];
  #from: number;
  #until = 0;

  constructor(phase: Phase) {
    this.#phase = phase;
    this.#from = this.#began;
  }

  /** Waits for its turn to send a command; answers false when the stretch is over. */
  async begin(): Promise<boolean> {
    const { commands = Infinity, atMost = Infinity, perSecond } = this.#phase;
    if (this.#begun >= commands) this.end();
    if (this.ended) return false;
    const nth = (this.#begun += 1);
    if (perSecond !== undefined) {
      const early = this.#began + (nth * 1_000) / perSecond - performance.now();
      if (early > 0) await sleep(early);
    }
    while (this.#underWay >= atMost) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#underWay += 1;
    return true;
  }

  done(kind: Kind, milliseconds: number): void {
    this.#underWay -= 1;
    this.#done += 1;
    this.#until = performance.now();
    const { warmUp = 0 } = this.#phase;
    if (this.#done > warmUp) this.#times[kind].push(milliseconds);
    else if (this.#done === warmUp) this.#from = this.#until;
    this.#queue.shift()?.();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd();
  }

  measured(retries: number, cpuSeconds: number): Measured {
    const milliseconds = Object.fromEntries(kinds.map((kind) => [kind, Float32Array.from(this.#times[kind])]));
    return {
      seconds: (this.#until - this.#from) / 1_000,
      milliseconds: milliseconds as Measured['milliseconds'],
      commands: this.#done,
      retries,
      nobody: this.nobody,
      cpuSeconds,
      // Of a paced stretch alone somebody asks, and a long one would have to carry a million.
      called: this.#phase.perSecond === undefined ? [] : [...this.called.keys()],
      pressed: this.#phase.perSecond === undefined ? new Float64Array() : Float64Array.from(this.called.values()),
    };
  }
}
