import type { Because, Priority } from '../../rules/words.ts';
import {
  deskToday,
  nameOf,
  type Errand,
  type Group,
  type Hall,
  type Matter,
  type State,
  type Ticket,
  type Window,
} from './hall.ts';

/** One command, with everybody named: what the model is asked and what the server is sent. A ticket that is not there is null. */
export type Act =
  | ({ do: 'take'; by: 'guide' | 'kiosk'; also: readonly Asked[]; priority: Priority } & Asked)
  | { do: 'open' | 'close' | 'come-back'; by: string; window: number }
  | { do: 'pause'; by: string; window: number; minutes: number; because: 'short-absence' | 'internal-work'; waives: boolean }
  | { do: 'call-next'; by: string; window: number; finish: boolean }
  | { do: TicketAct; by: string; window: number; ticket: string | null }
  /** `next`: which of what is left; null leaves it to the hall. */
  | {
      do: 'finish-matter';
      by: string;
      window: number;
      ticket: string | null;
      go: 'here' | 'queue';
      next: Errand | null;
      place: TransferPlace;
    }
  | { do: 'add-matter'; by: string; window: number; ticket: string | null; matter: Matter | 'unknown' }
  /** `only`: one of what is left; null all of it. */
  | { do: 'drop-matters'; by: string; window: number; ticket: string | null; only: Errand | null }
  | { do: 'transfer'; by: string; window: number; ticket: string | null; to: TransferTarget; place: TransferPlace }
  | { do: 'recycle' | 'leave'; by: 'guide'; ticket: string | null }
  /** `of`: the number of the command that is to be taken back; null one that never was. */
  | { do: 'undo'; by: string; of: number | null; late: boolean }
  | { do: 'night-work' }
  | { do: 'let-time-pass'; until: 'evening' | 'midnight' | 'morning' };

/** Something that a visitor asks for. */
export type Asked = { group: Group | 'unknown' | null; matter: Matter | 'unknown' | null };

export type TicketAct = 'call-chosen' | 'recall' | 'start' | 'no-show' | 'finish' | 'park' | 'resume';
export type TransferTarget = { window: number | 'unknown' } | { group: Group | 'unknown' };
export type TransferPlace = 'first' | 'by-arrival' | 'last';

/** A ticket as an answer shows it. */
export type Shown = {
  number: string;
  state: State;
  group: Group;
  visit: string;
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

/** Acts of these kinds. */
export type Of<Do extends Act['do'], One extends Act = Act> = One extends Act ? (Do extends One['do'] ? One : never) : never;

/** All reasons against an act; undefined when there is none. */
export const refusal = (codes: readonly (string | false)[]): Outcome | undefined => {
  const standing = codes.filter((code) => code !== false);
  return standing.length > 0 ? { accepted: false, codes: standing.toSorted() } : undefined;
};

type Visit = {
  matter: string | null;
  further: readonly { group: Group; matter: string | null }[];
  done: readonly { group: Group; matter: string | null; window: number | null }[];
};

/** What is done, at hand and left of a visit: `A/card@1 < pension > A/licence`. */
export const visitInWords = ({ matter, further, done }: Visit): string =>
  [
    ...done.map((one) => `${one.group}/${one.matter ?? '-'}@${one.window} <`),
    matter ?? '-',
    ...further.map((one) => `> ${one.group}/${one.matter ?? '-'}`),
  ].join(' ');

/** A ticket as an answer shows it now. */
export const shown = ({ series, no, state, group, matter, further, done, window, stand, calls }: Ticket): Shown => ({
  number: nameOf(series, no, 0),
  state,
  group,
  visit: visitInWords({ matter, further, done }),
  window,
  forWindow: typeof stand.line === 'number' ? stand.line : null,
  calls,
});

/** Keeps what a command is about to change, so that it can be taken back. */
export function keep(
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
/** The stream of a window's shift. */
export const shiftOf = (window: Window): string => `shift ${window.shift}`;

/** Why somebody cannot act at a window. */
export const barred = (hall: Hall, window: Window, by: string): string | false =>
  deskToday(hall, window).state === 'closed' ? 'desk-closed' : window.clerk !== by && 'desk-held-by-another';

/** The day ended before the visit did. */
export function goHome(ticket: Ticket): void {
  ticket.leftBecause = ticket.state === 'missed' ? 'missed' : 'end-of-day';
  ticket.state = 'left';
  ticket.window = null;
}
