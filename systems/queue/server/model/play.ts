import { isDeepStrictEqual } from 'node:util';
import type { Act, NextOf, Outcome } from './act.ts';
import { apply } from './acts.ts';
import {
  byStand,
  emptyHall,
  lineAt,
  stateToday,
  ticketNamed,
  waitingIn,
  windowCards,
  type Hall,
  type HouseRules,
} from './hall.ts';
import { journalFaults, pictureOfModel, pictureOfServer } from './state.ts';
import { send, type RealHall } from './testing.ts';
import { settle, type Wish } from './wishes.ts';

/** How often each kind of command was carried out, and refused for which reasons, over all sequences. */
export type Tally = {
  sequences: number;
  commands: number;
  atOnce: number;
  accepted: Record<string, number>;
  refused: Record<string, Record<string, number>>;
  /** What is rare and must have come to pass. */
  reached: Record<string, number>;
};
export const emptyTally = (): Tally => ({ sequences: 0, commands: 0, atOnce: 0, accepted: {}, refused: {}, reached: {} });

/** A day in a hall of its own. */
export type Sequence = {
  rules: HouseRules;
  /** Those who take a ticket at the same moment when the hall opens. */
  atTheDoor: readonly Wish[];
  then: readonly Wish[];
  /** What several try at the same moment in the end. */
  together: readonly { wish: Wish; twice: boolean }[];
};

/** A sequence under way: the model, the real hall, and what happened so far in words. */
type Game = {
  model: Hall;
  real: RealHall;
  tally: Tally;
  story: string[];
  sent: Map<number, { act: Act; outcome: Outcome }>;
  /** Calls at each window that count, in order; for the bound of priority, apart from what model and server count. */
  calls: { no: number; window: number; isPrivileged: boolean }[];
  next: number;
};

/** What went wrong in a sequence, after everything that led there. */
export class Unlike extends Error {}

/**
 * Plays a sequence in the model and in the real hall, and holds them together: each command has the outcome that the model says, and in the
 * end the hall is as the model has it, and its journal whole.
 *
 * @throws Unlike  the first difference, with the story
 */
export async function play(real: RealHall, { rules, atTheDoor, then, together }: Sequence, tally: Tally): Promise<void> {
  const game: Game = { model: emptyHall(rules), real, tally, story: [], sent: new Map(), calls: [], next: 1 };
  tally.sequences += 1;
  if (atTheDoor.length > 0) await openTheDoor(game, atTheDoor);
  for (const wish of then) await (wish.try === 'send-again' ? sendAgain(game, wish.back) : step(game, settle(game.model, wish)));
  await compareAll(game);
  if (together.length > 0) await atTheSameMoment(game, together);
  const faults = await journalFaults(real, game.model);
  if (faults.length > 0) throw unlike(game, faults);
}

/** Holds everything that the server has written of the hall against the model. */
async function compareAll(game: Game): Promise<void> {
  const differences = differencesOf(await pictureOfServer(game.real), pictureOfModel(game.model));
  if (differences.length > 0) throw unlike(game, differences);
}

const unlike = (game: Game, why: readonly string[]): Unlike =>
  new Unlike(['', ...game.story.map((line, index) => `  ${index + 1}. ${line}`), ...why.map((one) => `  !! ${one}`)].join('\n'));

function count({ tally }: Game, act: Act, outcome: Outcome): void {
  tally.commands += 1;
  if (outcome.accepted) {
    tally.accepted[act.do] = (tally.accepted[act.do] ?? 0) + 1;
    return;
  }
  const reasons = (tally.refused[act.do] ??= {});
  for (const code of outcome.codes) reasons[code] = (reasons[code] ?? 0) + 1;
}

async function step(game: Game, act: Act): Promise<void> {
  const { model, real } = game;
  const no = (game.next += 1);
  const heard = await send(real, model, act, no);
  game.story.push(`${inWords(act)} → ${outcomeInWords(heard)}`);
  const starved = heard.accepted && passedOver(game, act, heard);
  const rare = heard.accepted ? reachedBy(game, act) : undefined;
  if (rare) game.tally.reached[rare] = (game.tally.reached[rare] ?? 0) + 1;
  const expected = apply(model, act, no);
  count(game, act, heard);
  game.sent.set(no, { act, outcome: heard });
  if (!isDeepStrictEqual(heard, expected))
    throw unlike(game, [`the model says: ${JSON.stringify(expected)}`, `heard: ${JSON.stringify(heard)}`]);
  if (starved) throw unlike(game, [starved]);
  keepCalls(game, act, heard, no);
  // Moments are milliseconds: of two commands one after the other, the second comes later.
  await new Promise((resolve) => setTimeout(resolve, 2));
}

/**
 * Many take a ticket at the same moment; the numbers say in which order they came, and each is told what the model says.

 */
async function openTheDoor(game: Game, wishes: readonly Wish[]): Promise<void> {
  const { model, real } = game;
  const acts = wishes.flatMap((wish) => (wish.try === 'send-again' ? [] : [settle(model, wish)]));
  const sent = await Promise.all(
    acts.map(async (act, index) => ({
      act,
      no: game.next + index + 1,
      outcome: await send(real, model, act, game.next + index + 1),
    })),
  );
  game.next += sent.length;
  const numberOf = ({ outcome }: Sent) => (outcome.accepted ? (outcome.answer.ticket?.number ?? '') : '');
  for (const one of sent.toSorted((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1))) {
    const { act, no, outcome } = one;
    game.story.push(`at the door: ${inWords(act)} → ${outcomeInWords(outcome)}`);
    const expected = apply(model, act, no);
    count(game, act, outcome);
    game.sent.set(no, { act, outcome });
    if (!isDeepStrictEqual(outcome, expected))
      throw unlike(game, [`the model says: ${JSON.stringify(expected)}`, `heard: ${JSON.stringify(outcome)}`]);
  }
  await new Promise((resolve) => setTimeout(resolve, 2));
}

/** A command that was carried out is sent once more, as a client does that was cut off: the same answer, and nothing happens. */
async function sendAgain(game: Game, back: number): Promise<void> {
  const done = game.model.done.filter((one) => game.sent.get(one.no)?.act.do !== 'night-work' && one.by !== 'night');
  const command = done[done.length - 1 - (back % done.length)];
  if (!command) return;
  const { act, outcome } = game.sent.get(command.no)!;
  const heard = await send(game.real, game.model, act, command.no);
  game.story.push(`once more: ${inWords(act)} → ${outcomeInWords(heard)}`);
  game.tally.commands += 1;
  game.tally.accepted['send-again'] = (game.tally.accepted['send-again'] ?? 0) + 1;
  if (!isDeepStrictEqual(heard, outcome)) throw unlike(game, [`the first answer was ${JSON.stringify(outcome)}`]);
}

/** Several commands at the same moment: what came of them is what some order of them one after the other gives. */
async function atTheSameMoment(game: Game, together: readonly { wish: Wish; twice: boolean }[]): Promise<void> {
  const { model, real } = game;
  const acts = together.flatMap(({ wish, twice }) => (wish.try === 'send-again' ? [] : [{ act: settle(model, wish), twice }]));
  const sent = await Promise.all(
    acts.map(async ({ act, twice }, index) => {
      const no = game.next + index + 1;
      const answers = await Promise.all([send(real, model, act, no), ...(twice ? [send(real, model, act, no)] : [])]);
      const accepted = answers.filter((answer) => answer.accepted);
      return {
        act,
        no,
        answers,
        outcome: accepted[0] ?? answers[0]!,
        agree: accepted.every((one) => isDeepStrictEqual(one, accepted[0])),
      };
    }),
  );
  game.story.push(
    ...sent.map(
      ({ act, outcome, answers }) =>
        `at once: ${inWords(act)}${answers.length > 1 ? ' (sent twice)' : ''} → ${outcomeInWords(outcome)}`,
    ),
  );
  for (const { act, outcome } of sent) count(game, act, outcome);
  game.tally.atOnce += sent.length;
  if (!sent.every(({ agree }) => agree)) throw unlike(game, ['the same command was answered in two ways']);
  const server = await pictureOfServer(real);
  let nearest: string[] | undefined;
  for (const order of permutations(sent)) {
    const copy = structuredClone(model);
    const differences = order.flatMap(({ act, no, outcome }) => {
      const expected = apply(copy, act, no, nextAmong(model, sent, act, outcome));
      return isDeepStrictEqual(outcome, expected) ? [] : [`${inWords(act)}: the model says ${JSON.stringify(expected)}`];
    });
    differences.push(...differencesOf(server, pictureOfModel(copy), model.rules.recycle === 'first' ? recycledIn(sent) : []));
    if (differences.length === 0) {
      Object.assign(model, copy);
      return;
    }
    if (!nearest || differences.length < nearest.length) nearest = differences;
  }
  throw unlike(game, ['no order of these commands gives what came of them; the nearest:', ...nearest!]);
}

type Sent = { act: Act; no: number; outcome: Outcome };

/**
 * Whom a window gets while others act at the same moment: whoever comes first and is not being held. A command that concerns a ticket
 * holds it, even if it is refused in the end: the visitor is then called next time.
 *
 * @param model  the hall before all of them
 */
function nextAmong(model: Hall, sent: readonly Sent[], own: Act, outcome: Outcome): NextOf {
  const held = new Set(sent.flatMap(({ act }) => (act === own ? [] : ticketsOf(model, act))));
  const got = outcome.accepted ? (outcome.answer.ticket?.number ?? null) : null;
  return (line) => {
    const place = line.findIndex((ticket) => ticket.name.split(' ')[0] === got);
    const passed = place === -1 ? line : line.slice(0, place);
    if (passed.some((ticket) => !held.has(ticket.name))) return line[0];
    return place === -1 ? undefined : line[place];
  };
}

/** The tickets that a command names, itself or by the command that it takes back. */
function ticketsOf(model: Hall, act: Act): string[] {
  if ('ticket' in act) return act.ticket === null ? [] : [act.ticket];
  return act.do === 'undo' ? (model.done.find((done) => done.no === act.of)?.streams ?? []) : [];
}

/**
 * Whom a hall that puts missed visitors first put back at the same moment as a call: she is put before whoever stood first when it was
 * looked, so against other lines she may stand by one that is no longer there.
 */
const recycledIn = (sent: readonly Sent[]): string[] =>
  sent.flatMap(({ act, outcome }) => (act.do === 'recycle' && outcome.accepted && act.ticket !== null ? [act.ticket] : []));

function permutations<One>(all: readonly One[]): One[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, index) => permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

/** Where two pictures of the hall differ, each in a sentence. */
function differencesOf(
  server: ReturnType<typeof pictureOfModel>,
  model: ReturnType<typeof pictureOfModel>,
  unsure: string[] = [],
): string[] {
  const lines = (picture: typeof model) =>
    Object.fromEntries(
      Object.entries(picture.lines).map(([lane, names]) => [lane, names.filter((name) => !unsure.includes(name))]),
    );
  const pairs: [string, unknown, unknown][] = [
    ...[...new Set([...Object.keys(server.tickets), ...Object.keys(model.tickets)])].map((name): [string, unknown, unknown] => [
      name,
      server.tickets[name],
      model.tickets[name],
    ]),
    ...model.windows.map((window, index): [string, unknown, unknown] => [
      `window ${window.number}`,
      server.windows[index],
      window,
    ]),
    ['who waits', lines(server), lines(model)],
    ['the numbers given', server.numbers, model.numbers],
    [
      'at two windows',
      server.windows.length,
      server.windows.length + repeats(server.windows.flatMap((one) => one.visitor ?? [])),
    ],
  ];
  return pairs.flatMap(([what, has, should]) =>
    isDeepStrictEqual(has, should) ? [] : [`${what}: the server has ${JSON.stringify(has)}, the model ${JSON.stringify(should)}`],
  );
}
const repeats = (all: readonly string[]): number => all.length - new Set(all).size;

/** Why an ordinary visitor was passed over too often: undefined while the bound of the hall holds. Asked before the model moves on. */
function passedOver({ model, calls }: Game, act: Act, outcome: Outcome): string | undefined {
  if (act.do !== 'call-next' || !outcome.accepted || !outcome.answer.ticket) return undefined;
  const line = lineAt(model, act.window);
  const called = line.find((ticket) => ticket.name.split(' ')[0] === outcome.answer.ticket!.number);
  const ordinary = line.find((ticket) => ticket.stand.lane === 'ordinary');
  if (!called || called.stand.lane === 'ordinary' || !ordinary) return undefined;
  const own = calls.filter((one) => one.window === act.window);
  const inARow = own.length - 1 - own.findLastIndex((one) => !one.isPrivileged);
  return inARow >= model.rules.ratio ? `${ordinary.name} was passed over: ${inARow} privileged visitors came before` : undefined;
}

/** What rare thing a command does that was carried out; asked before the model moves on. */
function reachedBy({ model, sent }: Game, act: Act): string | undefined {
  switch (act.do) {
    case 'recycle': {
      const { stand } = ticketNamed(model, act.ticket!);
      const peers = waitingIn(model, stand.lane, stand.line).length;
      const { recycle } = model.rules;
      if (recycle === 'after-three' && peers < 4) return undefined;
      return peers > 0 ? `put back ${recycle}` : undefined;
    }
    case 'call-next': {
      const [first, ...others] = lineAt(model, act.window);
      if (!first) return undefined;
      const all = model.tickets.filter((one) => stateToday(model, one) === 'waiting' && one.stand.lane === first.stand.lane);
      if (first.stand.lane === 'ordinary' && others.some((one) => one.stand.lane !== 'ordinary')) return 'ordinary by the bound';
      const served = windowCards[act.window - 1]!.groups as readonly unknown[];
      const passes = all.some((one) => served.includes(one.stand.line) && byStand(one, first) < 0);
      return passes ? 'passed over by a list of matters' : undefined;
    }
    case 'transfer':
      return `sent on ${act.place}`;
    case 'finish-matter':
      return act.go === 'here' ? 'went on at the same window' : `went on in the next queue ${act.place}`;
    case 'drop-matters':
      return act.only ? 'dropped one matter of several' : 'dropped all that was left';
    case 'take':
      return act.also.length > 0 ? `took a ticket for ${act.also.length + 1} matters` : undefined;
    case 'undo': {
      const undone = sent.get(act.of!)?.act;
      return undone && `took back ${undone.do}${undone.do === 'call-next' && undone.finish ? ' with finish' : ''}`;
    }
    case 'open': {
      const window = model.windows[act.window - 1]!;
      if (window.visitor !== null && window.openedOn !== model.day) return 'opened with a visitor of an earlier day';
      return window.state !== 'closed' && window.openedOn === model.day ? 'taken over by a lead' : undefined;
    }
    case 'pause':
      return act.minutes > 15 && act.because === 'short-absence' ? 'paused by an exception' : undefined;
    default:
      return undefined;
  }
}

function keepCalls(game: Game, act: Act, outcome: Outcome, no: number): void {
  if (!outcome.accepted) return;
  if (act.do === 'undo') game.calls = game.calls.filter((one) => one.no !== act.of);
  if (act.do !== 'call-next' && act.do !== 'call-chosen') return;
  const visitor = game.model.windows[act.window - 1]!.visitor;
  if (visitor === null) return;
  game.calls.push({ no, window: act.window, isPrivileged: ticketNamed(game.model, visitor).stand.lane !== 'ordinary' });
}

/** A command as somebody would tell it. */
function inWords(act: Act): string {
  switch (act.do) {
    case 'take': {
      const asked = [act, ...act.also]
        .map(({ group, matter }) => [group && `group ${group}`, matter && `matter ${matter}`].filter(Boolean).join(', '))
        .join(' and ');
      return `the ${act.by} takes a ticket for ${asked}${act.priority === 'ordinary' ? '' : ` (${act.priority})`}`;
    }
    case 'recycle':
      return `the guide puts ${act.ticket ?? 'an unknown ticket'} back into the queue`;
    case 'leave':
      return `${act.ticket ?? 'an unknown ticket'} leaves`;
    case 'undo':
      return `${act.by} takes back ${act.of === null ? 'a command nobody sent' : `command ${act.of - 1}`}${act.late ? ', ten seconds later' : ''}`;
    case 'night-work':
      return 'the house does its night work';
    case 'let-time-pass':
      return `it becomes ${act.until}`;
    case 'pause':
      return `${act.by} pauses window ${act.window} for ${act.minutes} minutes (${act.because})${act.waives ? ' asking for an exception' : ''}`;
    case 'call-next':
      return `${act.by} ${act.finish ? 'finishes and ' : ''}calls the next to window ${act.window}`;
    case 'finish-matter': {
      const next = act.next ? `${act.next.group}/${act.next.matter ?? '-'}` : 'what is left';
      return `${act.by} at window ${act.window}: one matter of ${act.ticket ?? 'an unknown ticket'} is done, goes on with ${next}, ${act.go === 'here' ? 'here' : `in its queue, ${act.place}`}`;
    }
    case 'drop-matters': {
      const what = act.only ? `${act.only.group}/${act.only.matter ?? '-'}` : 'what is left';
      return `${act.by} at window ${act.window}: ${what} of ${act.ticket ?? 'an unknown ticket'} is dropped`;
    }
    case 'add-matter':
      return `${act.by} at window ${act.window}: ${act.matter} as well for ${act.ticket ?? 'an unknown ticket'}`;
    case 'transfer': {
      const to = 'window' in act.to ? `window ${act.to.window}` : `group ${act.to.group}`;
      return `${act.by} at window ${act.window} sends ${act.ticket ?? 'an unknown ticket'} to ${to}, ${act.place}`;
    }
    case 'open':
    case 'close':
    case 'come-back':
      return `${act.by}: ${act.do} window ${act.window}`;
    default:
      return `${act.by} at window ${act.window}: ${act.do} ${act.ticket ?? 'an unknown ticket'}`;
  }
}

function outcomeInWords(outcome: Outcome): string {
  if (!outcome.accepted) return `refused: ${outcome.codes.join(', ')}`;
  const { ticket, because, finished } = outcome.answer;
  return (
    [
      ticket === null ? 'nobody waits' : ticket && `${ticket.number} ${ticket.state}${because ? ` (${because})` : ''}`,
      finished && `${finished.number} finished`,
    ]
      .filter(Boolean)
      .join(', ') || 'done'
  );
}
