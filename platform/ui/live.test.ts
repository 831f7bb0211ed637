import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHallClock } from './hall-time.ts';
import { createLive, type LiveEvent, type Source } from './live.ts';

class FakeSource implements Source {
  readonly url: string;
  closed = false;
  private readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  constructor(url: string) {
    this.url = url;
  }
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void) {
    this.listeners.set(type, listener);
  }
  close() {
    this.closed = true;
  }
  fire(type: string, data = '') {
    this.listeners.get(type)?.({ type, data } as MessageEvent<string>);
  }
  state(version: number, state: unknown, topic = 'board:1') {
    this.fire('state', JSON.stringify({ topic, version, at: 1_000_000 + version, state } satisfies LiveEvent));
  }
}

const opened: FakeSource[] = [];
/** What the server answers when it is asked again how it stands; undefined is no answer. */
let status: number | undefined;
let signedOut = 0;
const newest = () => opened.at(-1)!;

function liveForTest() {
  return createLive({
    open: (url) => {
      const source = new FakeSource(url);
      opened.push(source);
      return source;
    },
    statusOf: async () => status,
    onSignedOut: () => (signedOut += 1),
    random: () => 0,
    gaps: { first: 500, longest: 8000 },
    clock: createHallClock(() => Date.now()),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
  status = undefined;
  signedOut = 0;
});
afterEach(() => vi.useRealTimers());

describe('one connection carries all topics of a page', () => {
  it('opens once for topics asked for together', () => {
    const live = liveForTest();
    live.subscribe('queue:2', () => {});
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    expect(opened.map((source) => source.url)).toEqual(['/api/live?topics=board%3A1%2Cqueue%3A2']);
  });

  it('opens anew for one topic more, closing the old, and closes with the last listener', () => {
    const live = liveForTest();
    const first = live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    const second = live.subscribe('queue:2', () => {});
    vi.advanceTimersByTime(100);
    expect(opened.map((source) => source.closed)).toEqual([true, false]);
    first();
    second();
    vi.advanceTimersByTime(100);
    expect(newest().closed).toBe(true);
  });
});

describe('a server that does not reach its database says so', () => {
  it('and the page shows its state as old until the next state, on the same connection', () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    newest().state(5, { rows: 5 });
    expect(live.view('board:1')).toMatchObject({ connection: 'live', state: { rows: 5 } });
    newest().fire('lost');
    expect(live.view('board:1')).toMatchObject({ connection: 'lost', state: { rows: 5 } });
    newest().state(5, { rows: 5 });
    expect(live.view('board:1').connection).toBe('live');
    expect(opened).toHaveLength(1);
  });

  it('and when even that stops, the connection is opened anew', () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    newest().fire('beat');
    newest().fire('lost');
    vi.advanceTimersByTime(46_000);
    expect(opened).toHaveLength(2);
  });
});

describe('a lower version never replaces a higher one', () => {
  it('ignores what comes late and keeps the object when nothing changed', () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    newest().state(5, { rows: 5 });
    const before = live.view('board:1').state;
    newest().state(4, { rows: 4 });
    newest().state(5, { rows: 5 });
    expect(live.view('board:1').state).toBe(before);
    newest().state(5, { rows: 55 });
    expect(live.view('board:1').state).toEqual({ rows: 55 });
    newest().state(6, { rows: 6 });
    expect(live.view('board:1')).toMatchObject({ state: { rows: 6 }, at: 1_000_006, connection: 'live' });
  });

  it('believes a server that goes on counting lower: its count began again', () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    newest().state(90, 'yesterday');
    newest().fire('error');
    vi.advanceTimersByTime(500);
    newest().state(1, 'today');
    newest().state(2, 'today, later');
    expect(live.view('board:1').state).toBe('yesterday');
    vi.advanceTimersByTime(5000);
    expect(live.view('board:1').state).toBe('today, later');
  });

  it('forgets what it held back once a higher version arrives', () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    newest().state(9, 'nine');
    newest().state(8, 'eight');
    newest().state(10, 'ten');
    vi.advanceTimersByTime(6000);
    expect(live.view('board:1').state).toBe('ten');
  });
});

describe('a lost connection comes back by itself', () => {
  it('keeps the last state, says so, and tries with growing gaps', async () => {
    const live = liveForTest();
    const told: string[] = [];
    live.subscribe('board:1', () => told.push(live.view('board:1').connection));
    vi.advanceTimersByTime(100);
    newest().state(1, 'one');
    newest().fire('error');
    expect(live.view('board:1')).toMatchObject({ state: 'one', connection: 'lost', lastHeard: 1_000_001 });
    const tries: number[] = [];
    const from = Date.now();
    for (let step = 0; step < 400; step++) {
      const count = opened.length;
      await vi.advanceTimersByTimeAsync(100);
      if (opened.length > count) {
        tries.push(Date.now() - from);
        newest().fire('error');
      }
    }
    // Gaps of 0.5, 1, 2, 4, 8, 8, 8, 8 seconds.
    expect(tries).toEqual([500, 1500, 3500, 7500, 15_500, 23_500, 31_500, 39_500]);
    vi.advanceTimersByTime(8000);
    newest().fire('open');
    expect(live.view('board:1').connection).toBe('live');
    expect(told.at(-1)).toBe('live');
  });

  it('takes part in no gap after it was woken', async () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    for (let failed = 0; failed < 6; failed++) {
      newest().fire('error');
      await vi.advanceTimersByTimeAsync(8000);
    }
    newest().fire('error');
    await vi.advanceTimersByTimeAsync(0);
    const count = opened.length;
    live.wake();
    vi.advanceTimersByTime(1);
    expect(opened.length).toBe(count + 1);
  });

  it('counts as dead when heartbeats stop, but never when none was promised', () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    newest().state(1, 'one');
    vi.advanceTimersByTime(300_000);
    expect(live.view('board:1').connection).toBe('live');
    newest().fire('beat', '1000500');
    vi.advanceTimersByTime(44_000);
    expect(live.view('board:1').connection).toBe('live');
    vi.advanceTimersByTime(2_000);
    expect(live.view('board:1').connection).toBe('lost');
  });

  it('hears nothing more from a connection it gave up', async () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    const old = newest();
    old.fire('error');
    await vi.advanceTimersByTimeAsync(0);
    old.state(7, 'too late');
    expect(live.view('board:1')).toMatchObject({ state: undefined, connection: 'lost' });
  });
});

describe('a sign-in that is over is not a lost connection', () => {
  /** A page that has heard a state, and its server. */
  async function listening() {
    const live = liveForTest();
    const told: string[] = [];
    live.subscribe('window:1', () => told.push(live.view('window:1').connection));
    await vi.advanceTimersByTimeAsync(100);
    newest().state(1, 'one', 'window:1');
    return { live, told, connection: () => live.view('window:1').connection };
  }

  it('the server says so: the page asks again at once, is turned away, and tells it once', async () => {
    const { live, told, connection } = await listening();
    status = 401;
    newest().fire('signed-out', '{}');
    await vi.advanceTimersByTimeAsync(1);
    expect(opened).toHaveLength(2);
    newest().fire('error');
    await vi.advanceTimersByTimeAsync(1);
    expect([connection(), live.view('window:1').state, signedOut]).toEqual(['signed-out', 'one', 1]);
    expect(told).not.toContain('lost');
    await vi.advanceTimersByTimeAsync(8000);
    newest().fire('error');
    await vi.advanceTimersByTimeAsync(1);
    expect([opened.length, connection(), signedOut]).toEqual([3, 'signed-out', 1]);
  });

  it('the server came back without it, after a cut', async () => {
    const { connection } = await listening();
    newest().fire('error');
    expect(connection()).toBe('lost');
    status = 401;
    await vi.advanceTimersByTimeAsync(500);
    newest().fire('error');
    await vi.advanceTimersByTimeAsync(1);
    expect([connection(), signedOut]).toEqual(['signed-out', 1]);
  });

  it('what everybody may watch goes on, and the page is told that it has no sign-in', async () => {
    const { told, connection } = await listening();
    newest().fire('signed-out', '{}');
    await vi.advanceTimersByTimeAsync(1);
    newest().state(2, 'two', 'window:1');
    expect([connection(), signedOut, told.every((one) => one === 'live')]).toEqual(['live', 1, true]);
  });

  it('somebody signs in again elsewhere in the browser: the page hears again', async () => {
    const { connection } = await listening();
    status = 401;
    newest().fire('signed-out', '{}');
    await vi.advanceTimersByTimeAsync(1);
    newest().fire('error');
    await vi.advanceTimersByTimeAsync(8000);
    newest().state(2, 'two', 'window:1');
    expect(connection()).toBe('live');
  });

  it('a person who may no longer watch is told so, and stays signed in', async () => {
    const { connection } = await listening();
    newest().fire('error');
    status = 403;
    await vi.advanceTimersByTimeAsync(500);
    newest().fire('error');
    await vi.advanceTimersByTimeAsync(1);
    expect([connection(), signedOut]).toEqual(['denied', 0]);
  });

  it.each([undefined, 500, 502, 200])('an answer of %s is a lost connection', async (answered) => {
    const { connection } = await listening();
    newest().fire('error');
    status = answered;
    await vi.advanceTimersByTimeAsync(500);
    newest().fire('error');
    await vi.advanceTimersByTimeAsync(1);
    expect([connection(), signedOut]).toEqual(['lost', 0]);
  });
});

describe('the page of a device', () => {
  it('listens as what it is, and is no longer that when it may not watch its own', async () => {
    vi.resetModules();
    const { askAs } = await import('./own-kind.ts');
    const { createLive: createOwn } = await import('./live.ts');
    askAs('pad');
    let told = 0;
    const live = createOwn({
      open: (url) => {
        const source = new FakeSource(url);
        opened.push(source);
        return source;
      },
      statusOf: async () => 403,
      onSignedOut: () => (told += 1),
    });
    live.subscribe('pad:1', () => {});
    await vi.advanceTimersByTimeAsync(100);
    expect(newest().url).toBe('/api/live?topics=pad%3A1&as=pad');
    newest().fire('error');
    await vi.advanceTimersByTimeAsync(1);
    expect([live.view('pad:1').connection, told]).toEqual(['signed-out', 1]);
  });
});
