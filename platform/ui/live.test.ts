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
    this.listeners.get(type)?.({ data } as MessageEvent<string>);
  }
  state(version: number, state: unknown, topic = 'board:1') {
    this.fire('state', JSON.stringify({ topic, version, at: 1_000_000 + version, state } satisfies LiveEvent));
  }
}

const opened: FakeSource[] = [];
const newest = () => opened.at(-1)!;

function liveForTest() {
  return createLive({
    open: (url) => {
      const source = new FakeSource(url);
      opened.push(source);
      return source;
    },
    random: () => 0,
    gaps: { first: 500, longest: 8000 },
    clock: createHallClock(() => Date.now()),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
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
  it('keeps the last state, says so, and tries with growing gaps', () => {
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
      vi.advanceTimersByTime(100);
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

  it('takes part in no gap after it was woken', () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    for (let failed = 0; failed < 6; failed++) {
      newest().fire('error');
      vi.advanceTimersByTime(8000);
    }
    newest().fire('error');
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

  it('hears nothing more from a connection it gave up', () => {
    const live = liveForTest();
    live.subscribe('board:1', () => {});
    vi.advanceTimersByTime(100);
    const old = newest();
    old.fire('error');
    old.state(7, 'too late');
    expect(live.view('board:1')).toMatchObject({ state: undefined, connection: 'lost' });
  });
});
