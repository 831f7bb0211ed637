import type { Because, Lane, Priority } from '../../rules/words.ts';
import {
  barred,
  keep,
  refusal,
  shown,
  type Act,
  type Asked,
  type NextOf,
  type Of,
  type Outcome,
  type TicketAct,
  type TransferPlace,
} from './act.ts';
import {
  deskToday,
  inOrderOfVisit,
  isSameErrand,
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
  type Errand,
  type Group,
  type Hall,
  type Line,
  type Matter,
  type Stand,
  type State,
  type Ticket,
  type Window,
} from './hall.ts';
import { close, comeBack, letTimePass, nightWork, open, pause } from './shifts.ts';
import { undo } from './undo.ts';

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

const atKiosk: readonly Priority[] = ['elderly', 'disabled', 'pregnant', 'with-infant', 'service-member'];
const laneFor = (priority: Priority): Lane => (priority === 'ordinary' || priority === 'appointment' ? priority : 'priority');

/** What stands against one thing that is asked for, and to which group it leads. */
function asked({ group, matter }: Asked): { codes: string[]; group: Group | 'unknown' | null } {
  const owner = matter === null || matter === 'unknown' ? null : ownerOf[matter];
  const known = matter === 'unknown' ? null : matter;
  const to = group ?? owner;
  const codes = [
    matter === 'unknown' && 'matter-not-known',
    known !== null && owner === null && group === null && 'matter-handled-elsewhere',
    known !== null && group !== null && group !== 'unknown' && group !== owner && 'matter-of-another-group',
    to === 'unknown' && 'group-not-in-use',
    // A window that is held to a list does not take a matter nobody knows either.
    to !== null && to !== 'unknown' && !isTakenSomewhere(to, known) && 'group-not-served',
  ].filter((code) => code !== false);
  return { codes, group: to };
}

/** How often something is asked for that was asked for before in the same breath. */
function repeats(all: readonly Asked[]): number {
  const led = all.map((one) => ({ ...one, group: asked(one).group })).filter(({ group }) => group !== null);
  const isSame = (a: Asked, b: Asked) =>
    a.matter === b.matter && (a.matter !== null || (a.group === b.group && a.group !== 'unknown'));
  return led.filter((one, nth) => led.slice(0, nth).some((other) => isSame(one, other))).length;
}

function take(hall: Hall, act: Of<'take'>, no: number): Outcome {
  const visit: readonly Asked[] = [{ group: act.group, matter: act.matter }, ...act.also];
  const [{ group }] = visit.map(asked) as [ReturnType<typeof asked>];
  const isOffered = hall.rules.offers === 'all' || (act.priority !== 'urgent' && act.priority !== 'appointment');
  const needsStaff = act.by === 'kiosk' && act.priority !== 'ordinary' && !atKiosk.includes(act.priority);
  const matter = act.matter === 'unknown' ? null : act.matter;
  const against = refusal([
    hall.hour !== 'morning' && 'hall-not-open',
    ...visit.flatMap((one) => asked(one).codes),
    visit.length > hall.rules.together && 'too-many-matters',
    ...Array.from({ length: visit.length > 1 ? repeats(visit) : 0 }, () => 'matter-chosen-twice'),
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
    further: inOrderOfVisit(
      { group: series, matter },
      act.also.map((one) => ({ group: asked(one).group as Group, matter: one.matter as Matter | null })),
    ),
    done: [],
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

function call(hall: Hall, window: Window, ticket: Ticket, because: Because): void {
  Object.assign(ticket, { state: 'called', window: window.number, calls: ticket.calls + 1, because });
  window.visitor = ticket.name;
  // Whoever is called out of turn takes nobody's turn.
  if (because === 'chosen' && ticket.stand.lane === 'ordinary') return;
  window.run = runAfterCall(hall, window.run, ticket.stand.lane);
}

function end(hall: Hall, window: Window, ticket: Ticket): void {
  ticket.state = 'finished';
  window.visitor = null;
  countOne(hall, window);
}

/** What was done is counted by matters, at the window of each. */
function countOne(hall: Hall, window: Window): void {
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
  const cannotEnd = refusal([
    leaving?.state === 'called' && hall.rules.confirms && 'number-not-confirmed',
    leaving !== undefined && leaving.further.length > 0 && 'matters-left',
  ]);
  if (cannotEnd) return cannotEnd;
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

type OnTicket = TicketAct | 'finish-matter' | 'add-matter' | 'drop-matters' | 'transfer' | 'recycle' | 'leave';

const allowed: Record<OnTicket, readonly State[]> = {
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
  transfer: ['called', 'serving', 'parked'],
  recycle: ['missed'],
  leave: ['waiting', 'parked', 'missed'],
};

const wrongState = (hall: Hall, ticket: Ticket, act: keyof typeof allowed): string | false => {
  const state = stateToday(hall, ticket);
  return !allowed[act].includes(state) && `ticket-is-${state}`;
};

function atWindow(hall: Hall, act: Of<Exclude<OnTicket, 'recycle' | 'leave'>>, no: number): Outcome {
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
    (act.do === 'finish' || act.do === 'finish-matter') &&
      stateToday(hall, ticket) === 'called' &&
      hall.rules.confirms &&
      'number-not-confirmed',
    act.do === 'finish' && !wrongState(hall, ticket, 'finish') && ticket.further.length > 0 && 'matters-left',
    ...(act.do === 'finish-matter' ? cannotGoOn(act, ticket) : []),
    ...(act.do === 'add-matter' ? cannotAdd(hall, act, ticket) : []),
    ...(act.do === 'drop-matters' ? cannotDrop(act, ticket) : []),
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
    case 'finish-matter':
      goOn(hall, window, ticket, act);
      break;
    case 'add-matter':
      ticket.further.push({ group: ownerOf[act.matter as Matter] as Group, matter: act.matter as Matter });
      break;
    case 'drop-matters':
      ticket.further = ticket.further.filter((one) => !isDropped(act, one));
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

/** Which of what is left is meant: the one that was named, or else the first that this window does, or the first. */
function nextFor({ next, window }: Of<'finish-matter'>, { further }: Ticket): Errand | undefined {
  if (next) return further.find((one) => isSameErrand(one, next));
  return further.find(({ group, matter }) => takes(window, group, matter)) ?? further[0];
}

function cannotGoOn(act: Of<'finish-matter'>, ticket: Ticket): (string | false)[] {
  const next = nextFor(act, ticket);
  if (!next) return [ticket.further.length === 0 ? 'no-matter-left' : 'matter-not-on-list'];
  return [act.go === 'here' && !takes(act.window, next.group, next.matter) && 'window-does-not-serve'];
}

const isDropped = ({ only }: Of<'drop-matters'>, one: Errand): boolean => only === null || isSameErrand(one, only);

function cannotDrop(act: Of<'drop-matters'>, { further }: Ticket): (string | false)[] {
  if (further.length === 0) return ['no-matter-left'];
  return [!further.some((one) => isDropped(act, one)) && 'matter-not-on-list'];
}

function cannotAdd(hall: Hall, { matter }: Of<'add-matter'>, ticket: Ticket): (string | false)[] {
  const one = asked({ group: null, matter });
  const isOn = one.group !== null && [ticket, ...ticket.further].some((other) => other.matter === matter);
  return [...one.codes, isOn && 'matter-on-list', ticket.further.length + 2 > hall.rules.together && 'too-many-matters'];
}

/** One thing is done; the next is done here, or the visitor stands in its line, where she would stand had she come for it. */
function goOn(hall: Hall, window: Window, ticket: Ticket, act: Of<'finish-matter'>): void {
  const next = nextFor(act, ticket)!;
  ticket.done.push({ group: ticket.group, matter: ticket.matter, window: act.window });
  countOne(hall, window);
  ticket.further = ticket.further.filter((one) => one !== next);
  Object.assign(ticket, next);
  if (act.go === 'here') ticket.state = 'serving';
  else stand(hall, window, ticket, next.group, act.place);
}

/** Stands in another line, after a window. */
function stand(hall: Hall, window: Window, ticket: Ticket, line: Line, place: TransferPlace): void {
  if (window.visitor === ticket.name) window.visitor = null;
  ticket.state = 'waiting';
  ticket.window = null;
  ticket.stand = {
    line,
    lane: place === 'first' ? 'ahead' : laneFor(ticket.priority),
    moment: place === 'by-arrival' ? ticket.arrivedAt : hall.moment,
    shift: 0,
    arrived: 'transfer',
  };
}

function wrongTarget({ to, window }: Of<'transfer'>, ticket: Ticket): string | false {
  if ('window' in to) return to.window === 'unknown' ? 'window-not-in-use' : to.window === window && 'transfer-to-itself';
  if (to.group === 'unknown') return 'group-not-in-use';
  return !isTakenSomewhere(to.group, ticket.matter) && 'group-not-served';
}

function sendOn(hall: Hall, window: Window, ticket: Ticket, { to, place }: Of<'transfer'>): void {
  if ('group' in to) ticket.group = to.group as Group;
  stand(hall, window, ticket, 'group' in to ? (to.group as Group) : (to.window as number), place);
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
