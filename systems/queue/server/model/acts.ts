import type { Because, Lane, Priority } from '../../rules/words.ts';
import {
  deskToday,
  isTakenSomewhere,
  lineAt,
  nameOf,
  ownerOf,
  runAfterCall,
  stateToday,
  takes,
  ticketNamed,
  waitingIn,
  windowNo,
  type Done,
  type Group,
  type Hall,
  type Matter,
  type Stand,
  type State,
  type Ticket,
  type Window,
} from './hall.ts';

/** One command, with everybody named: what the model is asked and what the server is sent. A ticket that is not there is null. */
export type Act =
  | { do: 'take'; by: 'guide' | 'kiosk'; group: Group | 'unknown' | null; matter: Matter | 'unknown' | null; priority: Priority }
  | { do: 'open' | 'close' | 'come-back'; by: string; window: number }
  | { do: 'pause'; by: string; window: number; minutes: number; because: 'short-absence' | 'internal-work'; waives: boolean }
  | { do: 'call-next'; by: string; window: number; finish: boolean }
  | { do: TicketAct; by: string; window: number; ticket: string | null }
  | { do: 'transfer'; by: string; window: number; ticket: string | null; to: TransferTarget; place: TransferPlace }
  | { do: 'recycle' | 'leave'; by: 'guide'; ticket: string | null }
  /** `of`: the number of the command that is to be taken back; null one that never was. */
  | { do: 'undo'; by: string; of: number | null; late: boolean }
  | { do: 'night-work' }
  | { do: 'let-time-pass'; until: 'evening' | 'midnight' | 'morning' };

export type TicketAct = 'call-chosen' | 'recall' | 'start' | 'no-show' | 'finish' | 'park' | 'resume';
export type TransferTarget = { window: number | 'unknown' } | { group: Group | 'unknown' };
export type TransferPlace = 'first' | 'by-arrival' | 'last';

/** A ticket as an answer shows it. */
export type Shown = {
  number: string;
  state: State;
  group: Group;
  window: number | null;
  forWindow: number | null;
  calls: number;
};

/** What comes back: the words of the answer, or the codes of the refusals, sorted. */
export type Outcome = { accepted: true; answer: Answer } | { accepted: false; codes: string[] };
export type Answer = {
  ticket?: Shown | null;
  because?: Because | null;
  finished?: Shown | null;
  state?: 'open' | 'closed';
  streams?: number;
};

export type NextOf = (line: readonly Ticket[]) => Ticket | undefined;

const refusal = (codes: readonly (string | false)[]): Outcome | undefined => {
  const standing = codes.filter((code) => code !== false);
  return standing.length > 0 ? { accepted: false, codes: standing.toSorted() } : undefined;
};
const shown = ({ series, no, state, group, window, stand, calls }: Ticket): Shown => ({
  number: nameOf(series, no, 0),
  state,
  group,
  window,
  forWindow: typeof stand.line === 'number' ? stand.line : null,
  calls,
});

/**
 * Carries a command out in the model, as command `no` of the sequence.
 *
 * @param nextOf  whom a window gets from its line; the first, unless commands at the same moment hold some of them
 */
export function apply(hall: Hall, act: Act, no: number, nextOf: NextOf = (line) => line[0]): Outcome {
  hall.moment += 1;
  switch (act.do) {
    case 'take':
      return take(hall, act, no);
    case 'open':
      return open(hall, act, no);
    case 'close':
      return close(hall, act, no);
    case 'pause':
      return pause(hall, act, no);
    case 'come-back':
      return comeBack(hall, act, no);
    case 'call-next':
      return callNext(hall, act, no, nextOf);
    case 'recycle':
    case 'leave':
      return withoutWindow(hall, act, no);
    case 'undo':
      return undo(hall, act, no);
    case 'night-work':
      return nightWork(hall, no);
    case 'let-time-pass':
      return letTimePass(hall, act.until);
    default:
      return atWindow(hall, act, no);
  }
}

type Of<Do extends Act['do'], One extends Act = Act> = One extends Act ? (Do extends One['do'] ? One : never) : never;

/** Keeps what a command is about to change, so that it can be taken back. */
function keep(
  hall: Hall,
  no: number,
  by: string,
  streams: string[],
  tickets: Ticket[],
  windows: Window[],
  canBeUndone: boolean,
): void {
  const before = structuredClone({ tickets, windows });
  hall.done.push({ no, by, streams, canBeUndone, isLate: false, before });
  for (const stream of streams) hall.newest[stream] = no;
}
const shiftOf = (window: Window): string => `shift ${window.shift}`;

const atKiosk: readonly Priority[] = ['elderly', 'disabled', 'pregnant', 'with-infant', 'service-member'];
const laneFor = (priority: Priority): Lane => (priority === 'ordinary' || priority === 'appointment' ? priority : 'priority');

function take(hall: Hall, act: Of<'take'>, no: number): Outcome {
  const owner = act.matter === null || act.matter === 'unknown' ? null : ownerOf[act.matter];
  const group = act.group ?? owner;
  const isOffered = hall.rules.offers === 'all' || (act.priority !== 'urgent' && act.priority !== 'appointment');
  const needsStaff = act.by === 'kiosk' && act.priority !== 'ordinary' && !atKiosk.includes(act.priority);
  const matter = act.matter === 'unknown' ? null : act.matter;
  const against = refusal([
    hall.hour !== 'morning' && 'hall-not-open',
    act.matter === 'unknown' && 'matter-not-known',
    matter !== null && owner === null && act.group === null && 'matter-handled-elsewhere',
    matter !== null && act.group !== null && act.group !== 'unknown' && act.group !== owner && 'matter-of-another-group',
    group === 'unknown' && 'group-not-in-use',
    // A window that is held to a list does not take a matter nobody knows either.
    group !== null && group !== 'unknown' && !isTakenSomewhere(group, matter) && 'group-not-served',
    !isOffered && 'priority-not-offered',
    isOffered && needsStaff && 'priority-needs-staff',
  ]);
  if (against) return against;
  const series = group as Group;
  const before = hall.tickets.filter((ticket) => ticket.series === series && ticket.day === hall.day).length;
  const ticket: Ticket = {
    name: nameOf(series, before + 1, hall.day),
    series,
    no: before + 1,
    day: hall.day,
    group: series,
    matter,
    priority: act.priority,
    arrivedAt: hall.moment,
    stand: { line: series, lane: laneFor(act.priority), moment: hall.moment, shift: 0, arrived: 'arrival' },
    state: 'waiting',
    window: null,
    calls: 0,
    because: null,
    leftBecause: null,
  };
  keep(hall, no, act.by, [ticket.name], [], [], false);
  hall.tickets.push(ticket);
  return { accepted: true, answer: { ticket: shown(ticket) } };
}

/** Why somebody cannot act at a window. */
const barred = (hall: Hall, window: Window, by: string): string | false =>
  deskToday(hall, window).state === 'closed' ? 'desk-closed' : window.clerk !== by && 'desk-held-by-another';

function open(hall: Hall, { window: number, by }: Of<'open'>, no: number): Outcome {
  const window = windowNo(hall, number);
  const { state, visitor } = deskToday(hall, window);
  const isAnothers = state !== 'closed' && window.clerk !== by;
  const against = refusal([
    state !== 'closed' && window.clerk === by && 'desk-open-already',
    isAnothers && by !== 'lead' && 'desk-held-by-another',
    isAnothers && by === 'lead' && visitor !== null && 'visitor-at-window',
  ]);
  if (against) return against;
  // Whom the window still had from an earlier day, she went home; the shift of that day ends as well.
  const stale = window.visitor === null ? undefined : ticketNamed(hall, window.visitor);
  hall.shifts += 1;
  const streams = [
    `shift ${hall.shifts}`,
    ...(window.state === 'closed' ? [] : [shiftOf(window)]),
    ...(stale ? [stale.name] : []),
  ];
  keep(hall, no, by, streams, [], [], false);
  if (stale) goHome(stale);
  Object.assign(window, { state: 'open', clerk: by, openedOn: hall.day, shift: hall.shifts, pausedBecause: null, visitor: null });
  return { accepted: true, answer: { state: 'open' } };
}

function goHome(ticket: Ticket): void {
  ticket.state = 'left';
  ticket.window = null;
  ticket.leftBecause = 'end-of-day';
}

function close(hall: Hall, { window: number, by }: Of<'close'>, no: number): Outcome {
  const window = windowNo(hall, number);
  const not = barred(hall, window, by);
  const against = refusal([
    not === 'desk-held-by-another' && by === 'lead' ? false : not,
    deskToday(hall, window).visitor !== null && 'visitor-at-window',
  ]);
  if (against) return against;
  keep(hall, no, by, [shiftOf(window)], [], [], false);
  Object.assign(window, { state: 'closed', clerk: null, pausedBecause: null });
  return { accepted: true, answer: { state: 'closed' } };
}

function pause(hall: Hall, { window: number, by, minutes, because, waives }: Of<'pause'>, no: number): Outcome {
  const window = windowNo(hall, number);
  const isTooLong = because === 'short-absence' && minutes > 15;
  const passesOver =
    because === 'internal-work' && hall.rules.internalWorkWhileWaiting === 'refused' && lineAt(hall, number).length > 0;
  const exceptions = [isTooLong && 'pause-too-long', passesOver && 'visitors-waiting'];
  const others = refusal([
    barred(hall, window, by),
    deskToday(hall, window).state === 'paused' && 'desk-paused-already',
    deskToday(hall, window).visitor !== null && 'visitor-at-window',
    ...(waives ? [] : exceptions),
  ]);
  if (others) return others;
  // An exception is asked for with a reason, and only a lead may have it.
  const wanted = refusal(exceptions);
  if (wanted && by !== 'lead') return wanted;
  keep(hall, no, by, [shiftOf(window)], [], [window], !wanted);
  Object.assign(window, { state: 'paused', pausedBecause: because });
  return { accepted: true, answer: {} };
}

function comeBack(hall: Hall, { window: number, by }: Of<'come-back'>, no: number): Outcome {
  const window = windowNo(hall, number);
  const against = refusal([barred(hall, window, by), deskToday(hall, window).state === 'open' && 'desk-not-paused']);
  if (against) return against;
  keep(hall, no, by, [shiftOf(window)], [], [], false);
  Object.assign(window, { state: 'open', pausedBecause: null });
  return { accepted: true, answer: {} };
}

function call(hall: Hall, window: Window, ticket: Ticket, because: Because): void {
  Object.assign(ticket, { state: 'called', window: window.number, calls: ticket.calls + 1, because });
  window.visitor = ticket.name;
  window.run = runAfterCall(hall, window.run, ticket.stand.lane);
}

function end(hall: Hall, window: Window, ticket: Ticket): void {
  ticket.state = 'finished';
  window.visitor = null;
  window.served = { day: hall.day, count: window.served.day === hall.day ? window.served.count + 1 : 1 };
}

function whyCalled({ stand }: Ticket): Because {
  if (stand.arrived === 'transfer' || stand.arrived === 'recycled') return stand.arrived;
  return stand.lane === 'ordinary' ? 'earlier' : stand.lane === 'appointment' ? 'appointment' : 'priority';
}

function callNext(hall: Hall, { window: number, by, finish }: Of<'call-next'>, no: number, nextOf: NextOf): Outcome {
  const window = windowNo(hall, number);
  const { state, visitor } = deskToday(hall, window);
  const against = refusal([
    barred(hall, window, by),
    state === 'paused' && 'desk-paused',
    visitor !== null && !finish && 'another-visitor-at-window',
  ]);
  if (against) return against;
  const leaving = visitor === null ? undefined : ticketNamed(hall, visitor);
  if (leaving?.state === 'called' && hall.rules.confirms) return { accepted: false, codes: ['number-not-confirmed'] };
  const next = nextOf(lineAt(hall, number));
  const touched = [leaving, next].filter((ticket) => ticket !== undefined);
  keep(
    hall,
    no,
    by,
    touched.map((ticket) => ticket.name),
    touched,
    [window],
    true,
  );
  if (leaving) end(hall, window, leaving);
  const because = next ? whyCalled(next) : null;
  if (next && because) call(hall, window, next, because);
  const answer = { ticket: next ? shown(next) : null, because, finished: leaving ? shown(leaving) : null };
  return { accepted: true, answer };
}

const allowed: Record<TicketAct | 'transfer' | 'recycle' | 'leave', readonly State[]> = {
  'call-chosen': ['waiting', 'missed'],
  recall: ['called'],
  start: ['called'],
  'no-show': ['called'],
  finish: ['called', 'serving'],
  park: ['called', 'serving'],
  resume: ['parked'],
  transfer: ['called', 'serving', 'parked'],
  recycle: ['missed'],
  leave: ['waiting', 'parked', 'missed'],
};

const wrongState = (hall: Hall, ticket: Ticket, act: keyof typeof allowed): string | false => {
  const state = stateToday(hall, ticket);
  return !allowed[act].includes(state) && `ticket-is-${state}`;
};

function atWindow(hall: Hall, act: Of<TicketAct | 'transfer'>, no: number): Outcome {
  if (act.ticket === null) return { accepted: false, codes: ['not-there'] };
  const window = windowNo(hall, act.window);
  const ticket = ticketNamed(hall, act.ticket);
  const desk = deskToday(hall, window);
  const isToday = ticket.day === hall.day;
  const needsFreeWindow = act.do === 'call-chosen' || act.do === 'resume';
  const against = refusal([
    barred(hall, window, act.by),
    wrongState(hall, ticket, act.do),
    act.do !== 'call-chosen' && isToday && ticket.window !== null && ticket.window !== act.window && 'not-at-this-window',
    needsFreeWindow && desk.state === 'paused' && 'desk-paused',
    needsFreeWindow && desk.visitor !== null && 'another-visitor-at-window',
    act.do === 'call-chosen' && !takes(act.window, ticket.stand.line, ticket.matter) && 'window-does-not-serve',
    act.do === 'finish' && stateToday(hall, ticket) === 'called' && hall.rules.confirms && 'number-not-confirmed',
    act.do === 'transfer' && wrongTarget(act, ticket),
  ]);
  if (against) return against;
  keep(hall, no, act.by, [ticket.name], [ticket], [window], true);
  switch (act.do) {
    case 'call-chosen':
      call(hall, window, ticket, 'chosen');
      break;
    case 'recall':
      ticket.calls += 1;
      break;
    case 'start':
      ticket.state = 'serving';
      break;
    case 'no-show':
      ticket.state = 'missed';
      window.visitor = null;
      break;
    case 'finish':
      end(hall, window, ticket);
      break;
    case 'park':
      ticket.state = 'parked';
      window.visitor = null;
      break;
    case 'resume':
      ticket.state = 'serving';
      window.visitor = ticket.name;
      break;
    case 'transfer':
      sendOn(hall, window, ticket, act);
      break;
  }
  return { accepted: true, answer: { ticket: shown(ticket) } };
}

function wrongTarget({ to, window }: Of<'transfer'>, ticket: Ticket): string | false {
  if ('window' in to) return to.window === 'unknown' ? 'window-not-in-use' : to.window === window && 'transfer-to-itself';
  if (to.group === 'unknown') return 'group-not-in-use';
  return !isTakenSomewhere(to.group, ticket.matter) && 'group-not-served';
}

function sendOn(hall: Hall, window: Window, ticket: Ticket, { to, place }: Of<'transfer'>): void {
  if (window.visitor === ticket.name) window.visitor = null;
  if ('group' in to) ticket.group = to.group as Group;
  ticket.state = 'waiting';
  ticket.window = null;
  ticket.stand = {
    line: 'group' in to ? (to.group as Group) : (to.window as number),
    lane: place === 'first' ? 'ahead' : laneFor(ticket.priority),
    moment: place === 'by-arrival' ? ticket.arrivedAt : hall.moment,
    shift: 0,
    arrived: 'transfer',
  };
}

function withoutWindow(hall: Hall, act: Of<'recycle' | 'leave'>, no: number): Outcome {
  if (act.ticket === null) return { accepted: false, codes: ['not-there'] };
  const ticket = ticketNamed(hall, act.ticket);
  const against = refusal([wrongState(hall, ticket, act.do)]);
  if (against) return against;
  keep(hall, no, act.by, [ticket.name], [], [], false);
  if (act.do === 'leave') Object.assign(ticket, { state: 'left', leftBecause: 'own-word' });
  else Object.assign(ticket, { stand: standAfterMiss(hall, ticket), state: 'waiting' });
  ticket.window = null;
  return { accepted: true, answer: { ticket: shown(ticket) } };
}

/** Where a missed visitor stands again: in the line and lane of before. */
function standAfterMiss(hall: Hall, { stand, arrivedAt }: Ticket): Stand {
  const peers = waitingIn(hall, stand.lane, stand.line).map((ticket) => ticket.stand);
  const { recycle } = hall.rules;
  const [first, , third] = peers;
  const at = { ...stand, moment: hall.moment, shift: 0, arrived: 'recycled' as const };
  if (recycle === 'by-arrival') return { ...at, moment: arrivedAt };
  if (recycle === 'first' && first) return { ...at, moment: first.moment, shift: first.shift - 1 };
  if (recycle === 'after-three' && third) return { ...at, moment: third.moment, shift: third.shift + 1 };
  return at;
}

function undo(hall: Hall, { by, of, late }: Of<'undo'>, no: number): Outcome {
  const command = hall.done.find((one) => one.no === of);
  if (!command) return { accepted: false, codes: ['not-there'] };
  // A command that wrote of nobody, such as a call where nobody waits, leaves nothing to take back or to refuse.
  if (command.streams.length === 0) return taken(hall, command, no, by);
  const against = refusal([
    command.by !== by && 'undo-by-another',
    !command.canBeUndone && 'undo-not-possible',
    command.streams.some((stream) => hall.newest[stream] !== command.no) && 'undo-overtaken',
    (late || command.isLate) && 'undo-too-late',
  ]);
  if (against) return against;
  for (const before of command.before.tickets) {
    if (before.state !== 'called' && before.state !== 'serving') continue;
    const window = windowNo(hall, before.window!);
    const leaves = command.before.tickets.some((other) => other.name === window.visitor);
    if (window.visitor !== null && !leaves) return { accepted: false, codes: ['another-visitor-at-window'] };
    if (window.state === 'closed') return { accepted: false, codes: ['desk-closed'] };
  }
  return taken(hall, command, no, by);
}

/** Puts everybody back where they stood; but a call that was heard stays counted. */
function taken(hall: Hall, command: Done, no: number, by: string): Outcome {
  keep(hall, no, by, command.streams, [], [], false);
  for (const before of command.before.tickets) {
    const ticket = ticketNamed(hall, before.name);
    const hasCalled = ticket.state === 'called' && before.state !== 'called';
    const hasEnded = ticket.state === 'finished';
    const at = windowNo(hall, (ticket.window ?? before.window)!);
    const then = command.before.windows.find((window) => window.number === at.number);
    if (at.visitor === ticket.name) at.visitor = null;
    if (hasCalled && then) at.run = then.run;
    if (hasEnded && at.served.day === ticket.day) at.served.count -= 1;
    Object.assign(ticket, structuredClone(before), { calls: ticket.calls });
  }
  for (const before of command.before.tickets)
    if (before.state === 'called' || before.state === 'serving') windowNo(hall, before.window!).visitor = before.name;
  // Only a pause keeps a window and no ticket.
  if (command.before.tickets.length === 0)
    for (const { number, state, pausedBecause } of command.before.windows)
      if (command.streams.length > 0) Object.assign(windowNo(hall, number), { state, pausedBecause });
  return { accepted: true, answer: { streams: command.streams.length } };
}

/** What the house does after midnight: who was left over goes home, and windows nobody closed are closed. */
function nightWork(hall: Hall, no: number): Outcome {
  const open: readonly State[] = ['waiting', 'called', 'serving', 'parked', 'missed'];
  const left = hall.tickets.filter((ticket) => ticket.day < hall.day && open.includes(ticket.state));
  const windows = hall.windows.filter((window) => window.state !== 'closed' && window.openedOn! < hall.day);
  keep(hall, no, 'night', [...left.map((ticket) => ticket.name), ...windows.map(shiftOf)], [], [], false);
  for (const ticket of left) {
    for (const window of hall.windows) if (window.visitor === ticket.name) window.visitor = null;
    goHome(ticket);
  }
  for (const window of windows) Object.assign(window, { state: 'closed', clerk: null, pausedBecause: null });
  return { accepted: true, answer: {} };
}

/** The hall's clock goes on to the evening, past midnight, or to the morning; hours later nothing can be taken back. */
function letTimePass(hall: Hall, until: Of<'let-time-pass'>['until']): Outcome {
  for (const done of hall.done) done.isLate = true;
  const isNextDay = until === 'midnight' || (until === 'morning' && hall.hour !== 'night');
  if (until === 'evening' && hall.hour !== 'morning') return { accepted: true, answer: {} };
  if (isNextDay) hall.day += 1;
  hall.hour = until === 'midnight' ? 'night' : until;
  return { accepted: true, answer: {} };
}
