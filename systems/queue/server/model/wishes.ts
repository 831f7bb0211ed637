import fc from 'fast-check';
import type { Act, Asked, TicketAct, TransferPlace } from './act.ts';
import {
  deskToday,
  groups,
  lineAt,
  stateToday,
  takes,
  ticketNamed,
  windowNo,
  type Group,
  type Hall,
  type Matter,
  type State,
  type Ticket,
  nthLeft,
} from './hall.ts';
import type { Priority } from '../../rules/words.ts';

/**
 * What somebody in the hall tries next, before it is known who is there: mostly what fits, often what does not. Which ticket it concerns
 * is settled when its turn comes, so that a sequence still says something when commands before it are left out.
 */
export type Wish = Plain | { try: 'send-again'; back: number };
type Plain =
  | ({ try: 'take'; by: 'guide' | 'kiosk'; also: readonly Asked[]; priority: Priority } & Asked)
  | { try: 'open' | 'close' | 'come-back'; window: number; who: Who; how: How }
  | {
      try: 'pause';
      window: number;
      who: Who;
      how: How;
      minutes: number;
      because: 'short-absence' | 'internal-work';
      waives: boolean;
    }
  | { try: 'call-next'; window: number; who: Who; how: How; finish: boolean }
  | { try: TicketAct; window: number; who: Who; how: How; which: Which }
  /** `next`, `only`: the nth of what is left; null what the hall takes, or all of it. */
  | ({ try: 'finish-matter'; go: 'here' | 'queue'; next: number | null; place: TransferPlace } & AtTicket)
  | ({ try: 'add-matter'; matter: Matter | 'unknown' } & AtTicket)
  | ({ try: 'drop-matters'; only: number | null } & AtTicket)
  | {
      try: 'transfer';
      window: number;
      who: Who;
      how: How;
      which: Which;
      to: Extract<Act, { do: 'transfer' }>['to'];
      place: TransferPlace;
    }
  | { try: 'recycle' | 'leave'; window: number; how: How; which: Which }
  | { try: 'undo'; who: 'who-did-it' | 'another'; which: Which; late: boolean }
  | { try: 'night-work' }
  | { try: 'let-time-pass'; until: 'evening' | 'midnight' | 'morning' };

type AtTicket = { window: number; who: Who; how: How; which: Which };

/** `sensibly`: what must come first is done instead, such as opening the window before a call; `bluntly`: tried all the same. */
type How = 'sensibly' | 'bluntly';
type Who = 'holder' | 'own-clerk' | 'another' | 'lead';
/** The nth, from the newest, of those that the act would fit, or of all. */
export type Which = { of: 'fitting' | 'all'; back: number };

// Few windows, so that much happens at each; window 3 serves everybody.
const window = fc.constantFrom(1, 3, 3, 3, 1, 2, 4);
// The holder is the one whom the window obeys now; a lead who took it over is one.
const who = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Who>('holder') },
  { weight: 1, arbitrary: fc.constantFrom<Who>('own-clerk', 'another', 'lead') },
);
const which: fc.Arbitrary<Which> = fc.record({
  of: fc.oneof({ weight: 7, arbitrary: fc.constant('fitting' as const) }, { weight: 1, arbitrary: fc.constant('all' as const) }),
  back: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 }) }),
});
const mostly = <Value>(usual: fc.Arbitrary<Value>, seldom: fc.Arbitrary<Value>, times = 8) =>
  fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: seldom });
const how = mostly(fc.constant<How>('sensibly'), fc.constant<How>('bluntly'), 6);

const priority = mostly<Priority>(
  fc.constantFrom<Priority>('ordinary', 'ordinary', 'elderly', 'disabled', 'appointment', 'ordinary'),
  fc.constantFrom<Priority>('pregnant', 'with-infant', 'service-member', 'urgent', 'left-over'),
  4,
);
const place = fc.constantFrom<TransferPlace>('by-arrival', 'first', 'last');
const target = fc.oneof(
  { weight: 5, arbitrary: fc.record({ group: fc.constantFrom<Group>('A', 'B') }) },
  { weight: 5, arbitrary: fc.record({ window }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ group: 'C' as const }, { group: 'unknown' as const }, { window: 'unknown' as const }),
  },
);

const takeOf = (group: Group | null, matter: Matter | null) => ({ group, matter });
const asked = mostly<Asked>(
  fc.constantFrom(
    takeOf('A', null),
    takeOf('B', null),
    takeOf('A', 'card'),
    takeOf(null, 'card'),
    takeOf(null, 'licence'),
    takeOf(null, 'pension'),
    takeOf('B', 'pension'),
  ),
  fc.record({
    group: fc.constantFrom<Group | 'unknown'>(...groups, 'unknown'),
    matter: fc.constantFrom<Matter | 'unknown' | null>(null, 'card', 'tax', 'unknown'),
  }),
  10,
);
/** What else somebody comes for: for half of them nothing. */
const also = mostly<readonly Asked[]>(
  fc.constant([]),
  fc.array(
    mostly<Asked>(
      fc.constantFrom(takeOf(null, 'card'), takeOf(null, 'licence'), takeOf(null, 'pension'), takeOf('B', null)),
      asked,
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  1,
);
const taking = fc
  .tuple(mostly(fc.constant('guide' as const), fc.constant('kiosk' as const), 3), asked, also, priority)
  .map(([by, { group, matter }, more, urgency]): Wish => ({ try: 'take', by, group, matter, also: more, priority: urgency }));
const elsewhere = fc.constantFrom<Wish>(
  { try: 'take', by: 'guide', group: null, matter: 'tax', also: [], priority: 'ordinary' },
  { try: 'take', by: 'guide', group: null, matter: 'unknown', also: [], priority: 'ordinary' },
);
const opening = fc.record({ try: fc.constant('open' as const), window, who, how });
const calling = fc.record({
  try: fc.constant('call-next' as const),
  window,
  who,
  how,
  finish: mostly(fc.constant(true), fc.constant(false), 2),
});
const onTicket = (act: TicketAct) => fc.record({ try: fc.constant(act), window, who, how, which });

/** What the windows, the guide and the kiosk may do at any moment, the usual more often than the rare. */
const usual: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 14, arbitrary: taking },
  { weight: 1, arbitrary: elsewhere },
  { weight: 4, arbitrary: opening },
  { weight: 30, arbitrary: calling },
  { weight: 12, arbitrary: onTicket('call-chosen') },
  { weight: 6, arbitrary: onTicket('recall') },
  { weight: 8, arbitrary: onTicket('start') },
  { weight: 14, arbitrary: onTicket('no-show') },
  { weight: 10, arbitrary: onTicket('finish') },
  {
    weight: 50,
    arbitrary: fc.record({
      try: fc.constant('finish-matter' as const),
      window,
      who,
      how,
      which,
      go: fc.constantFrom('here' as const, 'queue' as const),
      next: mostly(fc.constant(null), fc.integer({ min: 0, max: 2 }), 2),
      place,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      try: fc.constant('add-matter' as const),
      window,
      who,
      how,
      which,
      matter: mostly<Matter | 'unknown'>(fc.constantFrom('card', 'licence', 'pension'), fc.constantFrom('tax', 'unknown')),
    }),
  },
  {
    weight: 24,
    arbitrary: fc.record({
      try: fc.constant('drop-matters' as const),
      window,
      who,
      how,
      which,
      only: mostly(fc.integer({ min: 0, max: 2 }), fc.constant(null), 2),
    }),
  },
  { weight: 12, arbitrary: onTicket('park') },
  { weight: 26, arbitrary: onTicket('resume') },
  { weight: 18, arbitrary: fc.record({ try: fc.constant('transfer' as const), window, who, how, which, to: target, place }) },
  { weight: 32, arbitrary: fc.record({ try: fc.constant('recycle' as const), window, how, which }) },
  { weight: 5, arbitrary: fc.record({ try: fc.constant('leave' as const), window, how, which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      try: fc.constant('pause' as const),
      window,
      who,
      how,
      minutes: fc.constantFrom(5, 15, 16),
      because: fc.constantFrom('short-absence' as const, 'internal-work' as const),
      waives: mostly(fc.constant(false), fc.constant(true), 2),
    }),
  },
  { weight: 4, arbitrary: fc.record({ try: fc.constant('come-back' as const), window, who, how }) },
  { weight: 4, arbitrary: fc.record({ try: fc.constant('close' as const), window, who, how }) },
  {
    weight: 14,
    arbitrary: fc.record({
      try: fc.constant('undo' as const),
      who: mostly(fc.constant('who-did-it' as const), fc.constant('another' as const), 10),
      which,
      late: mostly(fc.constant(false), fc.constant(true), 10),
    }),
  },
  { weight: 5, arbitrary: fc.record({ try: fc.constant('send-again' as const), back: fc.integer({ min: 0, max: 3 }) }) },
);
const hours: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      try: fc.constant('let-time-pass' as const),
      until: fc.constantFrom('morning' as const, 'midnight' as const, 'evening' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Wish>({ try: 'night-work' }) },
);

/** Who stands at the door when it opens: all of one group, so that their numbers say who came first. */
export const atTheDoor = fc.array(
  fc
    .tuple(fc.constantFrom<Matter | null>(null, 'card', 'licence'), mostly(fc.constant<Priority>('ordinary'), priority, 2))
    .map(([matter, urgency]): Wish => ({ try: 'take', by: 'guide', group: 'A', matter, also: [], priority: urgency })),
  { size: 'max', maxLength: 8 },
);
/** The windows that open first. */
export const firstWindows = fc
  .subarray([3, 1, 2, 4])
  .map((numbers): Wish[] =>
    numbers.slice(0, 2).map((number) => ({ try: 'open', window: number, who: 'holder', how: 'sensibly' })),
  );
/** What happens in the hall, by the clock's leave. */
export const happenings = (most: number) =>
  fc.array(mostly(usual, hours, 40), { size: 'max', maxLength: most, depthIdentifier: 'happenings' });
/** What two to four do at the same moment. `twice`: the client was cut off and sends it again meanwhile. */
export const atOnce = fc.array(fc.record({ wish: usual, twice: mostly(fc.constant(false), fc.constant(true), 5) }), {
  size: 'max',
  minLength: 2,
  maxLength: 4,
});

type OnTicket = TicketAct | 'finish-matter' | 'add-matter' | 'drop-matters' | 'transfer' | 'recycle' | 'leave';

const fits: Record<OnTicket, readonly State[]> = {
  'call-chosen': ['waiting', 'missed'],
  recall: ['called'],
  start: ['called'],
  'no-show': ['called'],
  finish: ['called', 'serving'],
  'finish-matter': ['called', 'serving'],
  'add-matter': ['called', 'serving'],
  'drop-matters': ['called', 'serving'],
  park: ['called', 'serving'],
  resume: ['parked'],
  transfer: ['serving', 'called', 'parked'],
  recycle: ['missed'],
  leave: ['waiting', 'parked', 'missed'],
};

/** Whether the act would be right for this ticket as it stands and as much as is left of its visit. */
const fitsTicket = (hall: Hall, act: OnTicket, ticket: Ticket): boolean =>
  fits[act].includes(stateToday(hall, ticket)) &&
  ((act !== 'finish-matter' && act !== 'drop-matters') || ticket.further.length > 0) &&
  (act !== 'finish' || ticket.further.length === 0);

/** The one that is meant; of all when none fits. */
function pick<One>(all: readonly One[], { of, back }: Which, isFitting: (one: One) => boolean): One | undefined {
  const fitting = of === 'all' ? all : all.filter(isFitting);
  const among = fitting.length > 0 ? fitting : all;
  return among[among.length - 1 - (back % among.length)];
}

/** Names who acts, on which ticket, at which window. */
export function settle(hall: Hall, wish: Plain): Act {
  const before = 'how' in wish && wish.how === 'sensibly' ? firstDoes(hall, wish) : undefined;
  return before ? settle(hall, before) : named(hall, wish);
}

/** What must come first, so that this can be done; undefined when it can be tried now. Each leads nearer to a window with a visitor. */
function firstDoes(hall: Hall, wish: Extract<Plain, { how: How }>): Plain | undefined {
  const at = { window: wish.window, who: 'holder', how: 'sensibly' } as const;
  const newest = { of: 'fitting', back: 0 } as const;
  const { state, visitor } = deskToday(hall, windowNo(hall, wish.window));
  const mayCall = () => {
    if (state === 'closed') return { try: 'open', ...at } as const;
    if (state === 'paused') return { try: 'come-back', ...at } as const;
    return undefined;
  };
  const fitting = (act: OnTicket) => hall.tickets.some((ticket) => fitsTicket(hall, act, ticket));
  switch (wish.try) {
    case 'open':
      return undefined;
    case 'close':
      return state === 'closed' ? { try: 'open', ...at } : undefined;
    case 'pause':
      return state === 'closed' ? { try: 'open', ...at } : undefined;
    case 'come-back':
      return state === 'paused' ? undefined : { ...at, try: 'pause', minutes: 5, because: 'short-absence', waives: false };
    case 'call-next':
      if (visitor === null && state === 'open' && lineAt(hall, wish.window).length === 0)
        return {
          try: 'take',
          by: 'guide',
          group: wish.window === 4 ? null : 'A',
          matter: wish.window === 4 ? 'pension' : 'card',
          also: [],
          priority: 'ordinary',
        };
      if (wish.finish && visitor !== null && ticketNamed(hall, visitor).further.length > 0)
        return { ...at, try: 'finish-matter', which: newest, go: 'queue', next: null, place: 'by-arrival' };
      if (wish.finish && visitor !== null && hall.rules.confirms && ticketNamed(hall, visitor).state === 'called')
        return { ...at, try: 'start', which: newest };
      return mayCall();
    case 'call-chosen':
      if (visitor !== null) return { ...at, try: 'finish', which: newest };
      return mayCall();
    case 'recycle':
      return fitting('recycle') ? undefined : { ...at, try: 'no-show', which: newest };
    case 'resume':
      return fitting('resume') ? undefined : { ...at, try: 'park', which: newest };
    case 'finish':
      if (!fitting('finish')) return { ...at, try: 'call-next', finish: true };
      return hall.rules.confirms && fitting('start') ? { ...at, try: 'start', which: newest } : undefined;
    case 'finish-matter':
    case 'drop-matters':
      if (!fitting(wish.try)) return fitting('add-matter') ? anotherMatter(hall, at) : { ...at, try: 'call-next', finish: true };
      return hall.rules.confirms && fitting('start') ? { ...at, try: 'start', which: newest } : undefined;
    case 'leave':
      return undefined;
    default:
      return fitting(wish.try) ? undefined : { ...at, try: 'call-next', finish: true };
  }
}

/** One more matter for the visitor of a window, or of another one, that she has not asked for. */
function anotherMatter(hall: Hall, at: { window: number; who: 'holder'; how: 'sensibly' }): Plain {
  const wish = { ...at, try: 'add-matter', which: { of: 'fitting', back: 0 } } as const;
  const { ticket } = meant(hall, wish);
  return { ...wish, matter: ticket !== null && ticketNamed(hall, ticket).matter === 'licence' ? 'pension' : 'licence' };
}

function named(hall: Hall, wish: Plain): Act {
  switch (wish.try) {
    case 'take':
      return { do: 'take', by: wish.by, group: wish.group, matter: wish.matter, also: wish.also, priority: wish.priority };
    case 'night-work':
      return { do: 'night-work' };
    case 'let-time-pass':
      return { do: 'let-time-pass', until: wish.until };
    case 'recycle':
    case 'leave':
      return { do: wish.try, by: 'guide', ticket: ticketFor(hall, wish.try, wish.which) };
    case 'undo':
      return undoFor(hall, wish);
    case 'open':
    case 'close':
    case 'come-back':
      return { do: wish.try, by: actor(hall, wish), window: wish.window };
    case 'pause':
      return {
        do: 'pause',
        by: actor(hall, wish),
        window: wish.window,
        minutes: wish.minutes,
        because: wish.because,
        waives: wish.waives,
      };
    case 'call-next':
      return { do: 'call-next', by: actor(hall, wish), window: wish.window, finish: wish.finish };
    case 'finish-matter': {
      const { number, ticket } = meant(hall, wish);
      const at = { by: actor(hall, { ...wish, window: number }), window: number, ticket };
      return { do: 'finish-matter', ...at, go: wish.go, next: nthLeft(hall, ticket, wish.next), place: wish.place };
    }
    case 'drop-matters': {
      const { number, ticket } = meant(hall, wish);
      const at = { by: actor(hall, { ...wish, window: number }), window: number, ticket };
      return { do: 'drop-matters', ...at, only: nthLeft(hall, ticket, wish.only) };
    }
    case 'add-matter': {
      const { number, ticket } = meant(hall, wish);
      return { do: 'add-matter', by: actor(hall, { ...wish, window: number }), window: number, ticket, matter: wish.matter };
    }
    case 'transfer': {
      const { number, ticket } = meant(hall, wish);
      return {
        do: 'transfer',
        by: actor(hall, { ...wish, window: number }),
        window: number,
        ticket,
        to: wish.to,
        place: wish.place,
      };
    }
    default: {
      const { number, ticket } = meant(hall, wish);
      return { do: wish.try, by: actor(hall, { ...wish, window: number }), window: number, ticket };
    }
  }
}

function actor(hall: Hall, wish: { window: number; who: Who }): string {
  const own = `clerk ${wish.window}`;
  if (wish.who === 'holder') return hall.windows[wish.window - 1]!.clerk ?? own;
  return wish.who === 'lead' ? 'lead' : wish.who === 'own-clerk' ? own : `clerk ${(wish.window % 4) + 1}`;
}

function ticketFor(hall: Hall, act: OnTicket, which: Which, at?: number): string | null {
  const isHere = ({ window, stand, matter }: Ticket) =>
    at === undefined || (act === 'call-chosen' ? takes(at, stand.line, matter) : window === null || window === at);
  const isFitting = (ticket: Ticket) => fitsTicket(hall, act, ticket) && isHere(ticket);
  return pick(hall.tickets, which, isFitting)?.name ?? null;
}

/** A ticket that stands somewhere is acted on there; but sometimes at the window of the wish. */
function meant(hall: Hall, { try: act, window: number, which }: { try: OnTicket; window: number; which: Which }) {
  const here = ticketFor(hall, act, which, number);
  const standing = here === null ? undefined : ticketNamed(hall, here);
  const fitsHere =
    standing !== undefined && fitsTicket(hall, act, standing) && (standing.window === null || standing.window === number);
  if (which.of === 'all' || fitsHere || act === 'call-chosen') return { number, ticket: here };
  const ticket = ticketFor(hall, act, which);
  return { number: (ticket === null ? null : ticketNamed(hall, ticket).window) ?? number, ticket };
}

function undoFor(hall: Hall, { who: by, which, late }: Extract<Wish, { try: 'undo' }>): Act {
  const commands = hall.done.filter((done) => done.by !== 'night');
  const isFitting = (done: (typeof commands)[number]) =>
    done.canBeUndone && !done.isLate && done.streams.every((stream) => hall.newest[stream] === done.no);
  const done = pick(commands, which, isFitting);
  const another = done?.by === 'lead' ? 'clerk 1' : 'lead';
  return {
    do: 'undo',
    by: by === 'another' || !done ? another : done.by,
    of: done?.no ?? null,
    late: late || (done?.isLate ?? false),
  };
}
