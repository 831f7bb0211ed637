import type { Arrived, Because, Lane, Priority } from '../../rules/words.ts';
import type { RecyclePlace } from '../../rules/policy.ts';

/**
 * A hall as somebody could describe it who watched it with pencil and paper: plain lists, no database, no rank. It shares names with the
 * rules of the queue and nothing that decides, so that a mistake there is not repeated here.
 */

/** What a hall of the model decided for itself. */
export type HouseRules = {
  ratio: number;
  recycle: RecyclePlace;
  /** Whether a clerk must confirm the number before the service can end. */
  confirms: boolean;
  internalWorkWhileWaiting: 'allowed' | 'refused';
  /** Whether `urgent` and `appointment` are among the priorities of the hall. */
  offers: 'all' | 'fewer';
  /** How many matters it does under one number. */
  together: number;
};

/** Groups by the letter of their numbers. Nobody serves C. */
export const groups = ['A', 'B', 'C'] as const;
export type Group = (typeof groups)[number];

/** Matters and the group that owns each; `tax` belongs to a group that this hall does not have. */
export const ownerOf = { card: 'A', licence: 'A', pension: 'B', tax: null } as const satisfies Record<string, Group | null>;
export type Matter = keyof typeof ownerOf;

/** Windows 1 to 4: the groups they serve, and the matters they are held to. */
export const windowCards: readonly { groups: readonly Group[]; matters: readonly Matter[] | null }[] = [
  { groups: ['A'], matters: null },
  { groups: ['A'], matters: ['card'] },
  { groups: ['A', 'B'], matters: null },
  { groups: ['B'], matters: ['pension', 'card'] },
];

/** One thing that somebody came for: a matter, or a group of windows. */
export type Errand = { group: Group; matter: Matter | null };

/** A line in which tickets wait: that of a group, or of one window. */
export type Line = Group | number;

export type State = 'waiting' | 'called' | 'serving' | 'parked' | 'missed' | 'finished' | 'left';

/** Where a ticket stands in its line: by a moment, and then before or behind whoever stands there by the same moment. */
export type Stand = { line: Line; lane: Lane; moment: number; shift: number; arrived: Arrived };

export type Ticket = {
  /** The number, and the day when it is not the first: `A001`, `A001 of day 2`. */
  name: string;
  series: Group;
  no: number;
  day: number;
  group: Group;
  matter: Matter | null;
  /** What is left of the visit after that, and what is done of it, at which window. */
  further: Errand[];
  done: (Errand & { window: number })[];
  priority: Priority;
  arrivedAt: number;
  stand: Stand;
  state: State;
  window: number | null;
  calls: number;
  because: Because | null;
  leftBecause: 'own-word' | 'end-of-day' | 'missed' | null;
};

export type Window = {
  number: number;
  state: 'closed' | 'open' | 'paused';
  clerk: string | null;
  openedOn: number | null;
  /** Which shift of the hall this is or was. */
  shift: number;
  pausedBecause: string | null;
  visitor: string | null;
  /** Privileged calls in a row. */
  run: number;
  served: { day: number | null; count: number };
};

/** A command that was carried out: enough to take it back, and to know when that cannot be. */
export type Done = {
  no: number;
  by: string;
  /** Tickets and shifts that it wrote of. */
  streams: string[];
  canBeUndone: boolean;
  isLate: boolean;
  before: { tickets: Ticket[]; windows: Window[] };
};

export type Hall = {
  rules: HouseRules;
  day: number;
  hour: 'night' | 'morning' | 'evening';
  /** Grows with everything that happens; a later moment is a later place. */
  moment: number;
  shifts: number;
  tickets: Ticket[];
  windows: Window[];
  done: Done[];
  /** The command that last wrote of a ticket or a shift. */
  newest: Record<string, number>;
};

export const emptyHall = (rules: HouseRules): Hall => ({
  rules,
  day: 0,
  hour: 'morning',
  moment: 0,
  shifts: 0,
  tickets: [],
  windows: windowCards.map((_, index) => ({
    number: index + 1,
    state: 'closed',
    clerk: null,
    openedOn: null,
    shift: 0,
    pausedBecause: null,
    visitor: null,
    run: 0,
    served: { day: null, count: 0 },
  })),
  done: [],
  newest: {},
});

export const nameOf = (series: Group, no: number, day: number): string =>
  `${series}${String(no).padStart(3, '0')}${day === 0 ? '' : ` of day ${day + 1}`}`;

export const ticketNamed = (hall: Hall, name: string): Ticket => hall.tickets.find((ticket) => ticket.name === name)!;
export const windowNo = (hall: Hall, number: number): Window => hall.windows[number - 1]!;

/** A ticket's state today: one of an earlier day has ended, whatever was written of it. */
export const stateToday = (hall: Hall, ticket: Ticket): State => (ticket.day === hall.day ? ticket.state : 'left');

/** A window's state today: one that was left open on an earlier day is closed and empty. */
export const deskToday = (hall: Hall, window: Window): Pick<Window, 'state' | 'visitor'> =>
  window.openedOn === hall.day ? window : { state: 'closed', visitor: null };

/** Whether somebody comes first in a lane, of any lines. */
export const byStand = (a: Ticket, b: Ticket): number =>
  a.stand.moment - b.stand.moment || a.stand.shift - b.stand.shift || a.no - b.no || a.series.localeCompare(b.series);

/** Who waits today in a lane, in order; of all lines, or of one. */
export const waitingIn = (hall: Hall, lane: Lane, line?: Line): Ticket[] =>
  hall.tickets
    .filter(
      (ticket) =>
        stateToday(hall, ticket) === 'waiting' &&
        ticket.stand.lane === lane &&
        (line === undefined || ticket.stand.line === line),
    )
    .toSorted(byStand);

/** Whether a window takes visitors of this line with this matter. */
export function takes(number: number, line: Line, matter: Matter | null): boolean {
  if (typeof line === 'number') return line === number;
  const card = windowCards[number - 1]!;
  return card.groups.includes(line) && (card.matters === null || (matter !== null && card.matters.includes(matter)));
}

/** Whether any window takes visitors of this group with this matter. */
export const isTakenSomewhere = (group: Group, matter: Matter | null): boolean =>
  windowCards.some((_, index) => takes(index + 1, group, matter));

const privileged: readonly Lane[] = ['ahead', 'priority', 'appointment'];

/** Everybody who waits for a window today, in the order in which they would be called at this moment if each before them vanished. */
export function lineAt(hall: Hall, number: number): Ticket[] {
  const lanes: readonly Lane[] =
    windowNo(hall, number).run < hall.rules.ratio ? [...privileged, 'ordinary'] : ['ordinary', ...privileged];
  return lanes.flatMap((lane) => waitingIn(hall, lane).filter((ticket) => takes(number, ticket.stand.line, ticket.matter)));
}

/** The run of a window after it called somebody of this lane. */
export const runAfterCall = (hall: Hall, run: number, lane: Lane): number =>
  lane === 'ordinary' ? 0 : Math.min(run + 1, hall.rules.ratio);

/** Everybody who waits for a window, in the order in which it would call them if it went on alone. */
export function callsAhead(hall: Hall, number: number): Ticket[] {
  const copy = structuredClone(hall);
  const order: Ticket[] = [];
  for (;;) {
    const next = lineAt(copy, number)[0];
    if (!next) return order;
    order.push(ticketNamed(hall, next.name));
    next.state = 'called';
    const window = windowNo(copy, number);
    window.run = runAfterCall(copy, window.run, next.stand.lane);
  }
}

export const isSameErrand = (a: Errand, b: Errand): boolean =>
  a.matter === b.matter && (a.matter !== null || a.group === b.group);

/**
 * What else somebody came for, in the order in which it is done: each time the first of those that a window could do which did all since the
 * visitor last had to get up; if there is none, she gets up for the first.
 */
export function inOrderOfVisit(first: Errand, further: readonly Errand[]): Errand[] {
  const doneBy = ({ group, matter }: Errand) =>
    windowCards.flatMap((_, index) => (takes(index + 1, group, matter) ? [index + 1] : []));
  const left = [...further];
  const order: Errand[] = [];
  let sitting = doneBy(first);
  for (;;) {
    const fits = left.find((errand) => doneBy(errand).some((window) => sitting.includes(window)));
    const next = fits ?? left[0];
    if (!next) return order;
    sitting = fits ? doneBy(next).filter((window) => sitting.includes(window)) : doneBy(next);
    left.splice(left.indexOf(next), 1);
    order.push(next);
  }
}

/** The nth of what is left of a visit; beyond the last stands one that is none of hers. */
export const nthLeft = (hall: Hall, ticket: string | null, nth: number | null): Errand | null =>
  nth === null ? null : ((ticket === null ? [] : ticketNamed(hall, ticket).further)[nth] ?? { group: 'B', matter: 'tax' });
