import { tellSignedOut } from './client.ts';
import { gapAfter, type Gaps } from './gaps.ts';
import { hallClock, type HallClock } from './hall-time.ts';
import { ownKind } from './own-kind.ts';

/** What the server sends in an event `state`: the whole present state of one topic. */
export type LiveEvent = {
  topic: string;
  /** Grows with each change of the topic. */
  version: number;
  /** Hall time in milliseconds. */
  at: number;
  /** Hall milliseconds in one of ours; 1 when left out. */
  rate?: number;
  state: unknown;
};

/**
 * `lost`: what is shown may be old, because the server is not reached or does not reach its database.
 * `signed-out` and `denied`: the server answers, but not to this page any more.
 */
export type Connection = 'connecting' | 'live' | 'lost' | 'signed-out' | 'denied';

/** A topic as a page sees it. The same object until something changes. */
export type TopicView<T> = {
  /** The last state heard; it stays while the connection is lost. */
  state: T | undefined;
  /** Hall time at which that state was sent. */
  at: number | undefined;
  connection: Connection;
  /** Hall time at which anything was last heard, for "显示 10:32 的数据". */
  lastHeard: number | undefined;
};

export type Live = {
  /** Keeps the topic present while somebody listens; returns the way to stop. */
  subscribe: (topic: string, listener: () => void) => () => void;
  view: <T>(topic: string) => TopicView<T>;
  /** Tries at once instead of waiting out the gap. */
  wake: () => void;
};

/** The part of a browser's EventSource that is used. */
export type Source = {
  addEventListener: (type: string, listener: (event: MessageEvent<string>) => void) => void;
  close: () => void;
};

export type LiveOptions = {
  open?: (url: string) => Source;
  /** Asks which status the server answers at this address; undefined when it does not. A browser's EventSource does not say. */
  statusOf?: (url: string) => Promise<number | undefined>;
  /** Told once when the connection finds that the sign-in, or the registration of the device, no longer holds. */
  onSignedOut?: () => void;
  gaps?: Gaps;
  /** Milliseconds of silence, once heartbeats were heard, after which a connection counts as dead. */
  silence?: number;
  /** Milliseconds for which a lower version on a new connection is held back. */
  settle?: number;
  random?: () => number;
  clock?: HallClock;
};

type Kept = { state: unknown; at: number; version: number };

const usual = { gaps: { first: 500, longest: 8_000 }, silence: 45_000, settle: 5_000 };
// Pieces of one page mount one after another; without this pause each would open the connection anew.
const gather = 30;

/**
 * One connection for all topics of a page (`GET /api/live?topics=a,b`). It opens with the first listener, opens again by itself
 * for as long as anybody listens, and closes with the last.
 *
 * A version lower than the one held is ignored, so a slow answer never overtakes a newer state. A new connection that goes on
 * saying a lower version is believed after a while: then the server's own count began again.
 */
export function createLive(options: LiveOptions = {}): Live {
  const { gaps, silence, settle } = { ...usual, ...options };
  const open = options.open ?? ((url: string) => new EventSource(url));
  const statusOf = options.statusOf ?? statusByFetch;
  const onSignedOut = options.onSignedOut ?? (() => {});
  const random = options.random ?? Math.random;
  const clock = options.clock ?? hallClock;

  const listeners = new Map<string, Set<() => void>>();
  const kept = new Map<string, Kept>();
  const heldBack = new Map<string, Kept>();
  const views = new Map<string, TopicView<unknown>>();
  let connection: Connection = 'connecting';
  let lastHeard: number | undefined;
  let source: Source | undefined;
  let carries = '';
  let failed = 0;
  let isTold = false;
  let beats = false;
  let opening: ReturnType<typeof setTimeout> | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;

  function tell(topic?: string) {
    for (const [name, heard] of listeners) {
      if (topic !== undefined && name !== topic) continue;
      views.delete(name);
      for (const listener of heard) listener();
    }
  }

  function setConnection(now: Connection) {
    if (connection === now) return;
    connection = now;
    tell();
  }

  function drop() {
    clearTimeout(opening);
    source?.close();
    source = undefined;
    carries = '';
    beats = false;
    clearTimeout(watch);
    clearTimeout(settling);
    settling = undefined;
    heldBack.clear();
  }

  function openAfter(milliseconds: number) {
    clearTimeout(opening);
    opening = setTimeout(connect, milliseconds);
  }

  function lose() {
    drop();
    failed++;
    setConnection('lost');
    if (listeners.size > 0) openAfter(gapAfter(failed, gaps, random()));
  }

  /** The connection did not open. Whether nobody answered or we were turned away, only another question tells. */
  async function turnedAway(mine: Source, url: string) {
    const status = await statusOf(url);
    if (source !== mine) return;
    if (status !== 401 && status !== 403) return lose();
    drop();
    failed++;
    // A page of a device that may not watch what is its own is no longer that device.
    const isOver = status === 401 || ownKind() !== undefined;
    setConnection(isOver ? 'signed-out' : 'denied');
    // Somebody may sign in again elsewhere in this browser.
    if (listeners.size > 0) openAfter(gaps.longest);
    if (isOver) tellSignedOutOnce();
  }

  function tellSignedOutOnce() {
    if (isTold) return;
    isTold = true;
    onSignedOut();
  }

  function heard(at?: number, rate?: number) {
    failed = 0;
    isTold = false;
    if (at !== undefined) clock.hear(at, rate);
    lastHeard = clock.now() ?? at;
    clearTimeout(watch);
    if (beats) watch = setTimeout(lose, silence);
    setConnection('live');
  }

  function take({ topic, version, at, rate, state }: LiveEvent) {
    const before = kept.get(topic);
    if (before && version < before.version) {
      heldBack.set(topic, { state, at, version });
      settling ??= setTimeout(believeHeldBack, settle);
      heard(at, rate);
      return;
    }
    heldBack.delete(topic);
    // Keeping the object of an equal state spares the page a repaint after each reconnection.
    const same = before !== undefined && JSON.stringify(before.state) === JSON.stringify(state);
    kept.set(topic, { state: same ? before.state : state, at, version });
    heard(at, rate);
    tell(topic);
  }

  function believeHeldBack() {
    settling = undefined;
    for (const [topic, state] of heldBack) kept.set(topic, state);
    const topics = [...heldBack.keys()];
    heldBack.clear();
    for (const topic of topics) tell(topic);
  }

  function connect() {
    const topics = [...listeners.keys()].sort().join(',');
    if (source && topics === carries) return;
    drop();
    if (!topics) {
      failed = 0;
      connection = 'connecting';
      return;
    }
    const kind = ownKind();
    const url = `/api/live?topics=${encodeURIComponent(topics)}${kind ? `&as=${kind}` : ''}`;
    const mine = open(url);
    let isOpen = false;
    source = mine;
    carries = topics;
    // Events of a connection already given up may still be queued in the browser.
    const whileMine = (handle: (data: string) => void) => (event: MessageEvent<string>) => {
      if (source !== mine) return;
      isOpen ||= event.type !== 'error';
      handle(event.data);
    };
    mine.addEventListener(
      'open',
      whileMine(() => heard()),
    );
    // The sign-in by which we watched is over; the page decides what that means to it. What everybody may watch we get again at once.
    mine.addEventListener(
      'signed-out',
      whileMine(() => {
        drop();
        openAfter(0);
        tellSignedOutOnce();
      }),
    );
    mine.addEventListener(
      'state',
      whileMine((data) => take(JSON.parse(data) as LiveEvent)),
    );
    mine.addEventListener(
      'beat',
      whileMine(() => {
        beats = true;
        heard();
      }),
    );
    // The server is there but cannot see the hall's state itself; it says when it can again, by the next state.
    mine.addEventListener(
      'lost',
      whileMine(() => {
        clearTimeout(watch);
        if (beats) watch = setTimeout(lose, silence);
        setConnection('lost');
      }),
    );
    // The browser's own reconnection stops for good on some answers and never slows down on others, so it is not used.
    mine.addEventListener(
      'error',
      whileMine(() => (isOpen ? lose() : void turnedAway(mine, url))),
    );
  }

  return {
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      set.add(listener);
      if (!listeners.has(topic)) {
        listeners.set(topic, set);
        views.delete(topic);
        // While we wait out a gap, the next try carries the new topic anyway.
        if (failed === 0 || source) openAfter(gather);
      }
      return () => {
        set.delete(listener);
        if (set.size > 0 || listeners.get(topic) !== set) return;
        listeners.delete(topic);
        views.delete(topic);
        if (listeners.size === 0) openAfter(gather);
      };
    },
    view<T>(topic: string) {
      const known = views.get(topic) as TopicView<T> | undefined;
      if (known) return known;
      const state = kept.get(topic);
      const view: TopicView<T> = { state: state?.state as T | undefined, at: state?.at, connection, lastHeard };
      views.set(topic, view);
      return view;
    },
    wake() {
      if (!source && listeners.size > 0) openAfter(0);
    },
  };
}

async function statusByFetch(url: string): Promise<number | undefined> {
  const enough = new AbortController();
  const timer = setTimeout(() => enough.abort(), 10_000);
  try {
    const { status } = await fetch(url, { credentials: 'same-origin', cache: 'no-store', signal: enough.signal });
    return status;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    // An answer without an end is not waited for.
    enough.abort();
  }
}

let ofPage: Live | undefined;

/** The live connection of this page, made when it is first asked for. It tries again at once when the network or the page comes back. */
export function pageLive(): Live {
  if (ofPage) return ofPage;
  const live = (ofPage = createLive({ onSignedOut: tellSignedOut }));
  addEventListener('online', live.wake);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && live.wake());
  return live;
}
