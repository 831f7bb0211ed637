import { ticketNamed, windowNo, type Done, type Hall } from './hall.ts';
import { keep, refusal, type Of, type Outcome } from './act.ts';

/** Takes a command back. */
export function undo(hall: Hall, { by, of, late }: Of<'undo'>, no: number): Outcome {
  const command = hall.done.find((one) => one.no === of);
  if (!command) return { accepted: false, codes: ['not-there'] };
  // A command that wrote of nobody, such as a call where nobody waits, leaves nothing to take back.
  if (command.streams.length === 0) return { accepted: false, codes: ['undo-of-nothing'] };
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
    const hasEnded = ticket.state === 'finished' || ticket.done.length > before.done.length;
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
      Object.assign(windowNo(hall, number), { state, pausedBecause });
  return { accepted: true, answer: { streams: command.streams.length } };
}
