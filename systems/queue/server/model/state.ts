import { streamParts, type StreamId, type TicketId, type WindowId } from '../../../../kernel/ids.ts';
import { factHash, noHash } from '../../../../platform/journal/hash.ts';
import type { Lane } from '../../rules/words.ts';
import { foldShift } from '../../rules/desk.ts';
import { foldTicket, type Ticket as TicketOfRules } from '../../rules/ticket.ts';
import { deskOf, ticketOf, type DeskRow } from '../rows.ts';
import { ticketsById } from '../store.ts';
import { visitInWords } from './act.ts';
import { byStand, nameOf, type Group, type Hall, type Line, type State } from './hall.ts';
import { dayOf, groupLetter, windowNumber, type RealHall } from './testing.ts';

/** Everything that can be said of a hall, in words that model and server share. */
export type Picture = {
  tickets: Record<string, TicketPicture>;
  /** Who waits, by day and lane, in order. */
  lines: Record<string, string[]>;
  windows: WindowPicture[];
  /** How many numbers of each day and series were given; they run from 1. */
  numbers: Record<string, number>;
};
type TicketPicture = {
  state: State;
  window: number | null;
  group: Group;
  visit: string;
  priority: string;
  line: Line;
  lane: Lane;
  arrived: string;
  calls: number;
  because: string | null;
  leftBecause: string | null;
};
type WindowPicture = {
  number: number;
  state: string;
  clerk: string | null;
  openedOn: number | null;
  pausedBecause: string | null;
  visitor: string | null;
  run: number;
  served: { day: number | null; count: number };
};

/** The hall as the model has it. */
export function pictureOfModel(hall: Hall): Picture {
  const lines: Record<string, string[]> = {};
  for (const ticket of hall.tickets.filter((one) => one.state === 'waiting').toSorted(byStand))
    (lines[`day ${ticket.day + 1}, ${ticket.stand.lane}`] ??= []).push(ticket.name);
  const numbers: Record<string, number> = {};
  for (const { series, day } of hall.tickets) {
    const key = `day ${day + 1}, ${series}`;
    numbers[key] = (numbers[key] ?? 0) + 1;
  }
  return {
    tickets: Object.fromEntries(
      hall.tickets.map(({ name, state, window, group, priority, stand, calls, because, leftBecause, ...visit }) => [
        name,
        {
          visit: visitInWords(visit),
          ...{ state, window, group, priority, line: stand.line, lane: stand.lane, arrived: stand.arrived },
          ...{ calls, because, leftBecause },
        },
      ]),
    ),
    lines,
    windows: hall.windows.map(({ shift: _, ...window }) => window),
    numbers,
  };
}

type TicketRowRead = {
  day: string;
  series: Group;
  no: number;
  groupId: string;
  matterCode: string | null;
  further: { groupId: string; matterCode: string | null }[];
  done: { groupId: string; matterCode: string | null; windowId: WindowId }[];
  priority: string;
  queueId: string;
  lane: Lane;
  arrived: string;
  calls: number;
  because: string | null;
  state: State;
  windowId: string | null;
  leftBecause: string | null;
  ticketId: string;
};
type DeskRowRead = {
  windowId: string;
  state: string;
  clerk: string | null;
  openedOn: string | null;
  pausedBecause: string | null;
  current: string | null;
  run: number;
  servedOn: string | null;
  served: number;
};
type Read = {
  tickets: TicketRowRead[];
  desks: DeskRowRead[];
  numbers: { day: string; series: Group; given: number; least: number; most: number }[];
};

/** The hall as the database has it, read in one statement. */
export async function pictureOfServer(real: RealHall): Promise<Picture> {
  const { jurisdictionId, hallId } = real;
  const read = (await real.house.db.row<Read>`
    select
      (select coalesce(json_agg(json_build_object('day', t.day, 'series', t.series, 'no', t.no, 'groupId', t.group_id, 'matterCode', t.matter_code, 'further', t.further, 'done', t.done,
        'priority', t.priority, 'queueId', t.queue_id, 'lane', t.lane, 'arrived', t.arrived, 'calls', t.calls, 'because', t.because,
        'state', t.state, 'windowId', t.window_id, 'leftBecause', t.left_because, 'ticketId', t.ticket_id) order by t.rank, t.no, t.series), '[]')
        from queue.ticket as t where t.jurisdiction_id = ${jurisdictionId} and t.hall_id = ${hallId}) as tickets,
      (select coalesce(json_agg(json_build_object('windowId', d.window_id, 'state', d.state, 'clerk', d.clerk, 'openedOn', d.opened_on,
        'pausedBecause', d.paused_because, 'current', d.current_ticket, 'run', d.run, 'servedOn', d.served_on, 'served', d.served)), '[]')
        from queue.desk as d where d.jurisdiction_id = ${jurisdictionId} and d.hall_id = ${hallId}) as desks,
      (select coalesce(json_agg(n), '[]') from (
        select day, series, count(*)::int as given, min(no) as least, max(no) as most from queue.number
        where jurisdiction_id = ${jurisdictionId} and hall_id = ${hallId} group by day, series) as n) as numbers`)!;
  const days = new Map([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((day) => [dayOf(day) as string, day]));
  const dayNo = (day: string | null) => (day === null ? null : (days.get(day) ?? -1));
  const name = ({ series, no, day }: TicketRowRead) => nameOf(series, no, dayNo(day)!);
  const lineOf = (queueId: string): Line => windowNumber(real, queueId as WindowId) || groupLetter(real, queueId as never);
  const actors = new Map(Object.entries(real.people).map(([who, id]) => [`person:${id}`, who]));
  const lines: Record<string, string[]> = {};
  for (const row of read.tickets)
    if (row.state === 'waiting') (lines[`day ${dayNo(row.day)! + 1}, ${row.lane}`] ??= []).push(name(row));
  return {
    tickets: Object.fromEntries(
      read.tickets.map((row) => [
        name(row),
        {
          state: row.state,
          window: windowNumber(real, row.windowId as WindowId | null),
          group: groupLetter(real, row.groupId as never),
          visit: visitInWords({
            matter: row.matterCode,
            further: row.further.map((one) => ({ group: groupLetter(real, one.groupId as never), matter: one.matterCode })),
            done: row.done.map((one) => ({
              group: groupLetter(real, one.groupId as never),
              matter: one.matterCode,
              window: windowNumber(real, one.windowId),
            })),
          }),
          priority: row.priority,
          line: lineOf(row.queueId),
          lane: row.lane,
          arrived: row.arrived,
          calls: row.calls,
          because: row.because,
          leftBecause: row.leftBecause,
        },
      ]),
    ),
    lines,
    windows: real.windowIds.map((windowId, index) => {
      const row = read.desks.find((one) => one.windowId === windowId);
      const visitor = read.tickets.find((ticket) => ticket.ticketId === row?.current);
      return {
        number: index + 1,
        state: row?.state ?? 'closed',
        clerk: row?.clerk ? (actors.get(row.clerk) ?? row.clerk) : null,
        openedOn: dayNo(row?.openedOn ?? null),
        pausedBecause: row?.pausedBecause ?? null,
        visitor: visitor ? name(visitor) : row?.current ? 'somebody unknown' : null,
        run: row?.run ?? 0,
        served: { day: dayNo(row?.servedOn ?? null), count: row?.served ?? 0 },
      };
    }),
    // A gap or a repeat would show as a number that no count explains.
    numbers: Object.fromEntries(
      read.numbers.map(({ day, series, given, least, most }) => [
        `day ${dayNo(day)! + 1}, ${series}`,
        least === 1 && most === given ? given : Number.NaN,
      ]),
    ),
  };
}

type FactRead = {
  stream: StreamId;
  seq: number;
  room: string;
  type: string;
  data: string;
  basis: string[];
  actor: string;
  on: string;
  at: number;
  recordedAt: number;
  commandId: string;
  prev: Buffer;
  hash: Buffer;
};

/**
 * What is wrong with the journal of a hall, each in a sentence: a chain that does not hold, a row that is not the fold of its facts, a fact
 * that no acknowledged command wrote, a command that was acknowledged and is not there.
 */
export async function journalFaults(real: RealHall, model: Hall): Promise<string[]> {
  const { jurisdictionId } = real;
  const facts = await real.house.db.rows<FactRead>`
    select stream, seq, room, type, data, basis, actor, on_day as "on", at, recorded_at as "recordedAt", command_id as "commandId", prev, hash
    from journal.fact where jurisdiction_id = ${jurisdictionId} and born = 2031 order by stream, seq`;
  const streams = grouped(facts, (fact) => fact.stream);
  const rows = await ticketsById(real.house.db, jurisdictionId, [...real.ticketIds.values()]);
  const desks = await real.house.db.rows<DeskRow>`
    select window_id as "windowId", hall_id as "hallId", stream, state, clerk, since, opened_on as "openedOn", paused_at as "pausedAt",
      paused_until as "pausedUntil", paused_because as "pausedBecause", run, current_ticket as current
    from queue.desk where jurisdiction_id = ${jurisdictionId}`;
  const stampedIn = (stream: StreamId | null) =>
    (streams.get(stream ?? ('' as StreamId)) ?? [])
      .filter((fact) => fact.type !== 'RefusalWaived')
      .map((fact) => ({ ...(JSON.parse(fact.data) as object), type: fact.type, at: fact.at, seq: fact.seq }) as never);
  const names = new Map([...real.ticketIds].map(([name, ticketId]) => [ticketId, name]));
  return [
    ...[...streams].flatMap(([stream, chain]) => brokenChain(jurisdictionId, stream, chain)),
    ...rows.flatMap((row) => unlikeFold(names.get(row.ticketId)!, ticketOf(row), foldTicket(stampedIn(row.stream)))),
    ...desks.flatMap((row) =>
      same(deskOf(row).shift, foldShift(stampedIn(row.stream)))
        ? []
        : [`window ${windowNumber(real, row.windowId)} is not the fold of its facts`],
    ),
    ...unwrittenCommands(real, model, facts, names),
  ];
}

function grouped<One, Key>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
};

function unlikeFold(name: string, row: TicketOfRules, fold: TicketOfRules | undefined): string[] {
  return same(row, fold) ? [] : [`${name} is not the fold of its facts: ${JSON.stringify({ row, fold })}`];
}

function brokenChain(jurisdictionId: string, stream: string, chain: readonly FactRead[]): string[] {
  let prev = noHash;
  for (const [index, fact] of chain.entries()) {
    const hash = factHash(prev, { ...fact, jurisdictionId }, fact.data);
    if (fact.seq !== index + 1 || !prev.equals(fact.prev) || !hash.equals(fact.hash))
      return [`the chain of ${stream} breaks at ${fact.seq} (${fact.type})`];
    prev = fact.hash;
  }
  return [];
}

function unwrittenCommands(
  real: RealHall,
  model: Hall,
  facts: readonly FactRead[],
  names: ReadonlyMap<TicketId, string>,
): string[] {
  const nos = new Map([...real.commandIds].map(([no, id]) => [id, no]));
  const written = grouped(
    facts.filter((fact) => fact.room === 'queue'),
    (fact) => nos.get(fact.commandId) ?? (fact.commandId.startsWith('job/') ? 'night' : 'nobody'),
  );
  const wanted = model.done.filter((done) => done.by !== 'night');
  return [
    ...(written.has('nobody') ? ['a fact stands in the journal that no command of the sequence wrote'] : []),
    ...wanted.flatMap(({ no, streams }) => {
      const has = new Set((written.get(no) ?? []).map((fact) => fact.stream));
      const tickets = streams.filter((stream) => !stream.startsWith('shift'));
      const missing = tickets.filter(
        (name) => ![...has].some((stream) => names.get(streamParts(stream).id as TicketId) === name),
      );
      return has.size === streams.length && missing.length === 0
        ? []
        : [`command ${no} was acknowledged and wrote ${has.size} streams of ${streams.length}, without ${missing.join(', ')}`];
    }),
    ...[...written.keys()].flatMap((no) =>
      typeof no === 'number' && !wanted.some((done) => done.no === no) ? [`command ${no} was not carried out and has facts`] : [],
    ),
  ];
}
