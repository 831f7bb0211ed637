import { deskToday, lineAt, ticketNamed, windowNo, type Hall, type State } from './hall.ts';
import { barred, goHome, keep, refusal, shiftOf, type Of, type Outcome } from './act.ts';

/** A clerk opens a window. */
export function open(hall: Hall, { window: number, by }: Of<'open'>, no: number): Outcome {
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

/** Closes it. */
export function close(hall: Hall, { window: number, by }: Of<'close'>, no: number): Outcome {
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

/** Goes away for some minutes. */
export function pause(hall: Hall, { window: number, by, minutes, because, waives }: Of<'pause'>, no: number): Outcome {
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

/** Is back. */
export function comeBack(hall: Hall, { window: number, by }: Of<'come-back'>, no: number): Outcome {
  const window = windowNo(hall, number);
  const against = refusal([barred(hall, window, by), deskToday(hall, window).state === 'open' && 'desk-not-paused']);
  if (against) return against;
  keep(hall, no, by, [shiftOf(window)], [], [], false);
  Object.assign(window, { state: 'open', pausedBecause: null });
  return { accepted: true, answer: {} };
}

/** What the house does after midnight: who was left over goes home, and windows nobody closed are closed. */
export function nightWork(hall: Hall, no: number): Outcome {
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
export function letTimePass(hall: Hall, until: Of<'let-time-pass'>['until']): Outcome {
  for (const done of hall.done) done.isLate = true;
  const isNextDay = until === 'midnight' || (until === 'morning' && hall.hour !== 'night');
  if (until === 'evening' && hall.hour !== 'morning') return { accepted: true, answer: {} };
  if (isNextDay) hall.day += 1;
  hall.hour = until === 'midnight' ? 'night' : until;
  return { accepted: true, answer: {} };
}
