import { day } from '../kernel/day.ts';
import type { HallId, WindowId } from '../kernel/ids.ts';
import { changePassword, deviceSignIn, openAccount, registerHallDevice, signIn } from '../platform/sign-in/wire.ts';
import { hallTime } from '../platform/wire/house.ts';
import { addPerson, assignPosition } from '../registers/people/wire.ts';
import { addGroup, addHall, addWindow, type GroupId } from '../registers/places/wire.ts';
import { adoptDocuments } from '../registers/policy/wire.ts';
import { openDesk } from '../systems/queue/wire.ts';
import { Line, type SignedIn } from './line.ts';

/** A window with its clerk, signed in at several browsers. */
export type Desk = { windowId: WindowId; clerk: readonly SignedIn[] };

/** A place where numbers are taken, with its registered kiosks. */
export type Taker = { kiosks: readonly SignedIn[] };

export type Hall = { hallId: HallId; groups: readonly GroupId[]; desks: Desk[]; takers: Taker[] };

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  spans: [{ from: '00:00', to: '23:59', shift: 'ordinary' as const }],
}));
const clerkPassword = 'a window of the bench';
const atOnce = 12;

/**
 * Furnishes halls through the same messages as the pages of the management body and the security administrator.
 *
 * The house lets one sign-in send 1,200 requests a minute to one process. A clerk at the keys never comes near it, a benchmark does; so
 * each place is signed in several times and uses its sign-ins in turn. No limit of the product is lifted.
 */
export class Ground {
  readonly #port: number;
  readonly #management: Line;
  readonly #security: Line;
  readonly #today: string;
  readonly #signInsAPlace: number;
  #machines = 10;
  #people = 0;

  private constructor(port: number, management: Line, security: Line, today: string, signInsAPlace: number) {
    this.#signInsAPlace = signInsAPlace;
    this.#port = port;
    this.#management = management;
    this.#security = security;
    this.#today = today;
  }

  /** @param signInsAPlace  how often each clerk and each kiosk is signed in */
  static async open(port: number, signInsAPlace = 3): Promise<Ground> {
    const admin = async (userName: string, machine: number): Promise<Line> => {
      const line = new Line(port, machine);
      await line.call(signIn, { body: { userName, password: 'yichuang-2026' } });
      return line;
    };
    const [management, security] = await Promise.all([admin('wujun', 1), admin('anquan', 2)]);
    const { today } = await management.call(hallTime);
    return new Ground(port, management, security, today, signInsAPlace);
  }

  /** A hall that is open all day, whose every window serves every group: the most contended one there can be. */
  async addHall(name: string, groups = 4): Promise<Hall> {
    const { hallId } = await this.#management.call(addHall, {
      body: { name, level: 'county', address: '测试路 1 号', phone: '0000-12345', hours: everyDay },
    });
    await this.#management.call(adoptDocuments, {
      params: { hallId },
      body: { documents: ['zhongyang', 'xuchang'], from: this.#today, reason: '基准测试' },
    });
    const hall = { hallId, groups: [] as GroupId[], desks: [], takers: [] };
    for (let index = 0; index < groups; index += 1) {
      const { groupId } = await this.#management.call(addGroup, {
        params: { hallId },
        body: {
          name: `${'甲乙丙丁戊己庚辛'[index]}类业务`,
          prefix: 'ABCDEFGH'[index],
          order: index + 1,
          business: 'handling',
        },
      });
      hall.groups.push(groupId);
    }
    return hall;
  }

  /** Adds windows with their clerks until there are so many. The clerks open them. */
  async haveDesks(hall: Hall, count: number): Promise<void> {
    const missing = Array.from({ length: Math.max(0, count - hall.desks.length) }, (_, index) => hall.desks.length + index + 1);
    const added = await inParallel(missing, (number) => this.#addDesk(hall, number));
    hall.desks.push(...added);
  }

  /** Registers kiosks until there are so many places to take a number. */
  async haveTakers(hall: Hall, count: number): Promise<void> {
    const missing = Array.from({ length: Math.max(0, count - hall.takers.length) }, (_, index) => hall.takers.length + index + 1);
    const added = await inParallel(missing, async (number) => ({
      kiosks: await Promise.all(
        Array.from({ length: this.#signInsAPlace }, (_, nth) => this.addDevice(hall, 'kiosk', `取号机 ${number}-${nth + 1}`)),
      ),
    }));
    hall.takers.push(...added);
  }

  /** Registers a device of the hall and signs it in. */
  async addDevice(hall: Hall, kind: 'kiosk' | 'board', name: string): Promise<SignedIn> {
    const { token } = await this.#management.call(registerHallDevice, { params: { hallId: hall.hallId }, body: { kind, name } });
    const line = new Line(this.#port, this.#nextMachine());
    await line.call(deviceSignIn, { body: { token } });
    line.close();
    return line.signedIn;
  }

  /** Adds a window that nobody serves. */
  async addWindow({ hallId, groups }: Hall, number: number): Promise<WindowId> {
    const { windowId } = await this.#management.call(addWindow, {
      params: { hallId },
      body: { number, name: `综合窗口 ${number}`, types: ['综合办事窗口'], groupIds: groups, matterCodes: [] },
    });
    return windowId;
  }

  async #addDesk(hall: Hall, number: number): Promise<Desk> {
    const { hallId } = hall;
    const windowId = await this.addWindow(hall, number);
    const nth = (this.#people += 1);
    const { personId } = await this.#management.call(addPerson, {
      body: { name: `测试员${nth}`, badgeNo: String(8_000 + nth), hallId },
    });
    const scope = { kind: 'window', hallId, windowId } as const;
    await this.#management.call(assignPosition, {
      params: { personId },
      body: { position: 'window-clerk', scope, from: day(this.#today) },
    });
    const userName = `bench${nth}`;
    const { initialPassword } = await this.#security.call(openAccount, { body: { personId, userName } });
    const first = await this.#signIn(userName, initialPassword);
    await first.call(changePassword, { body: { oldPassword: initialPassword, newPassword: clerkPassword } });
    await first.call(openDesk, { params: { hallId, windowId } });
    const clerk = [first.signedIn];
    first.close();
    while (clerk.length < this.#signInsAPlace) {
      const line = await this.#signIn(userName, clerkPassword);
      clerk.push(line.signedIn);
      line.close();
    }
    return { windowId, clerk };
  }

  async #signIn(userName: string, password: string): Promise<Line> {
    const line = new Line(this.#port, this.#nextMachine());
    await line.call(signIn, { body: { userName, password } });
    return line;
  }

  #nextMachine(): number {
    return (this.#machines += 1);
  }

  close(): void {
    this.#management.close();
    this.#security.close();
  }
}

/** Runs the work for each item, a dozen at a time; the answers stand in the order of the items. */
async function inParallel<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = Array.from({ length: items.length });
  let next = 0;
  const workers = Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!);
  });
  await Promise.all(workers);
  return results;
}
