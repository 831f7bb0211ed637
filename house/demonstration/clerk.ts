import { signIn } from '../../platform/sign-in/wire.ts';
import {
  callNext,
  closeDesk,
  dropMatters,
  finish,
  finishMatter,
  noShow,
  openDesk,
  pauseDesk,
  recall,
  resumeDesk,
  startService,
  type TicketView,
  type WindowState,
} from '../../systems/queue/wire.ts';
import { serviceMinutes, type Chance } from './chance.ts';
import { Answered, Client } from './client.ts';
import type { HallClock } from './hall-clock.ts';
import type { HallOrders, Orders, WindowOrders } from './orders.ts';

const opensAt = 510;
const closesAt = 1_020;
/** Who still waits at closing is served; at the latest now everybody goes home. */
const goesHomeAt = 1_110;

/**
 * One clerk's days at one window: opens in the morning, serves whom the queue gives, is away now and then, rests at midday unless the
 * window is on duty, closes in the evening.
 */
export class Clerk {
  readonly #hall: HallOrders;
  readonly #window: WindowOrders;
  readonly #clock: HallClock;
  readonly #chance: Chance;
  readonly #client: Client;
  readonly #minutesOf: ReadonlyMap<string, number>;
  #state: WindowState | undefined;
  #changed: () => void = () => undefined;

  constructor(orders: Orders, hall: HallOrders, window: WindowOrders, clock: HallClock, chance: Chance) {
    this.#hall = hall;
    this.#window = window;
    this.#clock = clock;
    this.#chance = chance;
    this.#client = new Client(orders.base);
    this.#minutesOf = new Map(hall.matters.map((matter) => [matter.code, matter.minutes]));
  }

  async work(signal: AbortSignal): Promise<void> {
    await this.#signIn();
    void this.#client.follow(
      [`window:${this.#window.windowId}`],
      (message) => {
        this.#state = message.state as WindowState;
        this.#changed();
      },
      signal,
      () => this.#signIn(),
    );
    while (!signal.aborted) {
      if (!this.#isOpenHour()) {
        await this.#clock.wait(3);
        continue;
      }
      try {
        await this.#day(signal);
      } catch (error) {
        if (!(error instanceof Answered)) throw error;
        // Somebody at a screen did this clerk's work meanwhile, or the session ended: look again and go on from what is.
        if (error.problem.status === 401) await this.#signIn();
        else await this.#clock.wait(1);
      }
    }
  }

  #signIn = async (): Promise<void> => {
    await this.#client.call(signIn, { body: { userName: this.#window.userName, password: this.#window.password } });
  };

  #isOpenHour(): boolean {
    const minute = this.#clock.minuteOfDay;
    return minute >= opensAt && minute < goesHomeAt;
  }

  /** Whether the hall pauses and this window is not on duty. */
  #rests(): boolean {
    const { now } = this.#clock;
    return this.#state?.pauses.some(({ beginsAt, endsAt, isOnDuty }) => !isOnDuty && beginsAt <= now && now < endsAt) ?? false;
  }

  get #params() {
    return { hallId: this.#hall.hallId, windowId: this.#window.windowId };
  }

  async #day(signal: AbortSignal): Promise<void> {
    if (this.#state?.desk.state !== 'open') {
      if (this.#clock.minuteOfDay >= closesAt || this.#rests()) return await this.#clock.wait(5);
      await this.#client.call(openDesk, { params: this.#params });
      await this.#untilChanged(2);
    }
    let current: TicketView | null = this.#state?.current ?? null;
    while (!signal.aborted && this.#isOpenHour()) {
      if (!current && this.#state?.waitingCount === 0) {
        if (this.#clock.minuteOfDay >= closesAt || this.#rests()) break;
        if (this.#chance() < 0.01) await this.#beAway();
        await this.#untilChanged(5);
        continue;
      }
      if (!current && this.#rests()) break;
      if (!current) {
        ({ ticket: current } = await this.#client.call(callNext, { params: this.#params, body: { finish: false } }));
        if (!current) await this.#untilChanged(2);
        continue;
      }
      if (!(await this.#attend(current))) {
        current = null;
        continue;
      }
      if (current.further.length > 0) {
        current = await this.#goOn(current);
        continue;
      }
      const isLast = this.#rests() || (this.#clock.minuteOfDay >= closesAt && this.#state?.waitingCount === 0);
      if (isLast) {
        await this.#client.call(finish, { params: { ...this.#params, ticketId: current.ticketId } });
        break;
      }
      ({ ticket: current } = await this.#client.call(callNext, { params: this.#params, body: { finish: true } }));
    }
    // Too late for what is left: the visitor comes again for it.
    if (current && current.further.length > 0)
      await this.#client
        .call(dropMatters, { params: { ...this.#params, ticketId: current.ticketId }, body: { reason: '已下班，改日再来' } })
        .catch(onlyAnswers);
    if (current) await this.#client.call(finish, { params: { ...this.#params, ticketId: current.ticketId } }).catch(onlyAnswers);
    await this.#client.call(closeDesk, { params: this.#params }).catch(onlyAnswers);
  }

  /** Serves a called visitor. Answers false when nobody came. */
  async #attend(ticket: TicketView): Promise<boolean> {
    const params = { ...this.#params, ticketId: ticket.ticketId };
    if (ticket.state === 'called') {
      const comes = this.#chance();
      await this.#clock.wait(0.2 + this.#chance() * 0.6);
      if (comes < 0.06) {
        await this.#client.call(recall, { params });
        await this.#clock.wait(0.8);
      }
      if (comes < 0.025) {
        await this.#client.call(noShow, { params });
        return false;
      }
      await this.#client.call(startService, { params });
    }
    await this.#clock.wait(serviceMinutes(this.#chance, this.#minutesOf.get(ticket.matterCode ?? '') ?? 8));
    return true;
  }

  /** One of several things is done: the visitor stays for the next where this window does it, or else goes on. Answers who stays. */
  async #goOn(ticket: TicketView): Promise<TicketView | null> {
    const params = { ...this.#params, ticketId: ticket.ticketId };
    const isServedHere = this.#state?.left.some((one) => one.isServedHere) ?? false;
    const body = { go: isServedHere ? 'here' : 'queue' } as const;
    const { ticket: after } = await this.#client.call(finishMatter, { params, body });
    return after.state === 'serving' ? after : null;
  }

  async #beAway(): Promise<void> {
    const minutes = 3 + Math.floor(this.#chance() * 9);
    await this.#client.call(pauseDesk, { params: this.#params, body: { minutes, because: 'short-absence' } });
    await this.#clock.wait(minutes * (0.6 + this.#chance() * 0.5));
    await this.#client.call(resumeDesk, { params: this.#params });
  }

  /** Waits for news of the window, at most so many minutes of the hall. */
  #untilChanged(minutes: number): Promise<unknown> {
    const news = new Promise<void>((resolve) => {
      this.#changed = resolve;
    });
    return Promise.race([news, this.#clock.wait(minutes)]);
  }
}

function onlyAnswers(error: unknown): void {
  if (!(error instanceof Answered)) throw error as Error;
}
