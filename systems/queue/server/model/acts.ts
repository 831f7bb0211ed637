import type { Because, Lane, Priority } from '../../rules/words.ts';
import { barred, keep, refusal, shown, type Act, type NextOf, type Of, type Outcome, type TicketAct } from './act.ts';
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
  type Group,
  type Hall,
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
