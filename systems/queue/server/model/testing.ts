import { v7 as uuid } from 'uuid';
import type { Day, Instant } from '../../../../kernel/day.ts';
import type { DeviceId, HallId, JurisdictionId, PersonId, TicketId, WindowId } from '../../../../kernel/ids.ts';
import type { Call } from '../../../../platform/http/route.ts';
import { jumpForward } from '../../../../platform/journal/clock.ts';
import { actingSystem, NotThere, Refused, type Standing } from '../../../../platform/journal/record.ts';
import type { House } from '../../../../platform/room/room.ts';
import type { Contract } from '../../../../platform/wire/contract.ts';
import type { GroupId } from '../../rules/words.ts';
import * as wire from '../../wire.ts';
import { journalRoom } from '../journal-room.ts';
import { routes } from '../routes.ts';
import { visitInWords, type Act, type Asked, type Outcome, type Shown } from './act.ts';
import { groups, nameOf, ownerOf, windowCards, type Group, type Hall, type HouseRules, type Matter } from './hall.ts';

/** The real hall: a jurisdiction of its own in the test's database, with the names the model uses for everything in it. */
export type RealHall = {
  house: House;
  /** The same database, with its machine clock ten seconds on: what is sent through it comes too late for an undo. */
  late: House;
  jurisdictionId: JurisdictionId;
  hallId: HallId;
  groupIds: Record<Group, GroupId>;
  windowIds: readonly WindowId[];
  people: Record<string, PersonId>;
  kiosk: DeviceId;
  /** Ids of tickets by their names. */
  ticketIds: Map<string, TicketId>;
  /** Ids of commands by their numbers. */
  commandIds: Map<number, string>;
};

/** A day of no published calendar, so that every day has the hours of the hall: a Tuesday. */
const firstDay = '2031-03-04';
const moment = (day: number, clock: string): Instant =>
  (Date.parse(`${firstDay}T${clock}:00+08:00`) + day * 86_400_000) as Instant;
export const dayOf = (day: number): Day => new Date(moment(day, '12:00')).toISOString().slice(0, 10) as Day;

const hours = JSON.stringify(
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, spans: [{ from: '08:00', to: '18:00', shift: 'ordinary' }] })),
);
const catalogueNames: Record<Group, string> = { A: '综合', B: '社保', C: '税务咨询' };

const overridesOf = (rules: HouseRules) =>
  JSON.stringify({
    'queue.priorityRatio': rules.ratio,
    'queue.recyclePlace': rules.recycle,
    'queue.mattersAtOnce': rules.together,
    'queue.ticketConfirmation': rules.confirms ? 'required' : 'not-required',
    'queue.internalWorkWhileWaiting': rules.internalWorkWhileWaiting,
    ...(rules.offers === 'all'
      ? {}
      : { 'queue.priorities': ['elderly', 'disabled', 'pregnant', 'with-infant', 'service-member', 'left-over'] }),
  });

/**
 * Makes a fresh hall in a fresh jurisdiction, at 08:30 of its first day. The registers' rows are written in one statement, as their folds
 * would write them: thousands of sequences begin with this.
 */
export async function freshHall(house: House, late: House, rules: HouseRules): Promise<RealHall> {
  const jurisdictionId = uuid() as JurisdictionId;
  const hallId = uuid() as HallId;
  const groupIds = Object.fromEntries(groups.map((group) => [group, uuid()])) as Record<Group, GroupId>;
  const windowIds = windowCards.map(() => uuid() as WindowId);
  const matters = Object.entries(ownerOf).map(([code, owner]) => ({
    code,
    group: owner === null ? '不动产' : catalogueNames[owner],
  }));
  await house.db.run`
    with founded as (
      insert into journal.jurisdiction (jurisdiction_id, time_zone, anchor_machine, anchor_hall, rate, demonstration)
      values (${jurisdictionId}, 'Asia/Shanghai', clock_timestamp(), to_timestamp(${moment(0, '08:30')}::double precision / 1000), 1, true)),
    hall as (
      insert into places.hall (jurisdiction_id, hall_id, stream, name, level, address, phone, hours, state)
      values (${jurisdictionId}, ${hallId}, ${`hall:2031:${hallId}`}, '示范大厅', 'county', '人民路1号', '0374-1234567', ${hours}::jsonb, 'in-use')),
    window_group as (
      insert into places.window_group (jurisdiction_id, group_id, hall_id, name, prefix, tile_order, business, catalogue_name, state)
      select ${jurisdictionId}::uuid, g.group_id, ${hallId}::uuid, g.name, g.prefix, g.nth, 'handling', g.name, 'in-use'
      from unnest(${groups.map((group) => groupIds[group])}::uuid[], ${groups.map((group) => catalogueNames[group])}::text[],
        ${[...groups]}::text[]) with ordinality as g(group_id, name, prefix, nth)),
    service_window as (
      insert into places.service_window (jurisdiction_id, window_id, hall_id, number, name, types, group_ids, matter_codes, state)
      select ${jurisdictionId}::uuid, w.window_id, ${hallId}::uuid, w.nth, '综合' || w.nth || '号', '{综合办事窗口}',
        string_to_array(w.group_ids, ',')::uuid[], string_to_array(w.matters, ','), 'in-use'
      from unnest(${windowIds}::uuid[], ${windowCards.map((card) => card.groups.map((group) => groupIds[group]).join(','))}::text[],
        ${windowCards.map((card) => (card.matters ?? []).join(','))}::text[]) with ordinality as w(window_id, group_ids, matters, nth)),
    matter as (
      insert into catalogue.matter (jurisdiction_id, code, version, stream, valid_from, digest, content, name, short_name, tier, department,
        window_groups, share_of_visits, confidence, title, searchable, pairs)
      select ${jurisdictionId}::uuid, m.code, 1, 'matter:2031:' || m.code, '2020-01-01', '',
        jsonb_build_object('tier', 'county', 'windowGroups', jsonb_build_array(m.owner)), m.code, m.code, 'county', '', array[m.owner], 0,
        'high', '', '', '{}'
      from unnest(${matters.map((one) => one.code)}::text[], ${matters.map((one) => one.group)}::text[]) as m(code, owner))
    insert into policy.version (jurisdiction_id, hall_id, version, from_day, documents, overrides)
    values (${jurisdictionId}, ${hallId}, 1, '2020-01-01', '{}', ${overridesOf(rules)}::jsonb)`;
  const people = Object.fromEntries(
    ['clerk 1', 'clerk 2', 'clerk 3', 'clerk 4', 'lead', 'guide'].map((name) => [name, uuid() as PersonId]),
  );
  const kiosk = uuid() as DeviceId;
  return {
    house,
    late,
    jurisdictionId,
    hallId,
    groupIds,
    windowIds,
    people,
    kiosk,
    ticketIds: new Map(),
    commandIds: new Map(),
  };
}

const standingOf = (hall: RealHall, by: string): Standing => ({
  jurisdictionId: hall.jurisdictionId,
  actor: by === 'kiosk' ? { kind: 'device', id: hall.kiosk } : { kind: 'person', id: hall.people[by]! },
  may: (action) => by === 'lead' || action !== 'queue.manage',
});

/** Through the room's own routes: the body read by its contract, the answer held to it. */
async function carryOut<C extends Contract>(
  hall: RealHall,
  contract: C,
  by: string,
  commandId: string,
  params: object,
  body: object = {},
): Promise<unknown> {
  const found = routes.find((one) => one.contract === contract)!;
  const parsed = contract.body.parse(body) as { waive?: { code: string; reason: string }[] };
  const call = {
    params: { hallId: hall.hallId, ...params },
    query: {},
    body: parsed,
    command: { id: commandId, ...(parsed.waive ? { waive: parsed.waive } : {}) },
    standing: standingOf(hall, by),
    session: undefined,
    place: { hallId: hall.hallId },
    address: '127.0.0.1',
    cookie: () => undefined,
    cookies: {},
  } as unknown as Call<Contract>;
  return contract.answer.parse(await found.handle(call, hall.house));
}

const contracts = {
  open: wire.openDesk,
  close: wire.closeDesk,
  'come-back': wire.resumeDesk,
  recall: wire.recall,
  start: wire.startService,
  'no-show': wire.noShow,
  finish: wire.finish,
  resume: wire.resume,
} as const;

/** Sends a command to the server and hands back what it says. The clocks are moved by `let-time-pass` and `night-work`. */
async function deliver(hall: RealHall, model: Hall, act: Act, no: number): Promise<unknown> {
  const commandId = hall.commandIds.get(no)!;
  const at = (number: number) => ({ windowId: hall.windowIds[number - 1]! });
  const on = (ticket: string | null) => ({ ticketId: ticket === null ? uuid() : hall.ticketIds.get(ticket)! });
  switch (act.do) {
    case 'take':
      return carryOut(hall, wire.takeTicket, act.by, commandId, {}, takeBody(hall, act));
    case 'open':
    case 'close':
    case 'come-back':
      return carryOut(hall, contracts[act.do], act.by, commandId, at(act.window));
    case 'pause': {
      const waive = ['pause-too-long', 'visitors-waiting'].map((code) => ({ code, reason: '送老人就医' }));
      const body = { minutes: act.minutes, because: act.because, ...(act.waives ? { waive } : {}) };
      return carryOut(hall, wire.pauseDesk, act.by, commandId, at(act.window), body);
    }
    case 'call-next':
      return carryOut(hall, wire.callNext, act.by, commandId, at(act.window), { finish: act.finish });
    case 'call-chosen':
      return carryOut(hall, wire.callChosen, act.by, commandId, { ...at(act.window), ...on(act.ticket) }, { reason: '急' });
    case 'finish-matter': {
      const next = act.next && { matterCode: act.next.matter, groupId: hall.groupIds[act.next.group] };
      const body = { go: act.go, place: act.place, ...(next ? { next } : {}) };
      return carryOut(hall, wire.finishMatter, act.by, commandId, { ...at(act.window), ...on(act.ticket) }, body);
    }
    case 'add-matter': {
      const body = { matterCode: codeOf(act.matter) };
      return carryOut(hall, wire.addMatter, act.by, commandId, { ...at(act.window), ...on(act.ticket) }, body);
    }
    case 'drop-matters': {
      const only = act.only && { matterCode: act.only.matter, groupId: hall.groupIds[act.only.group] };
      const body = { reason: '不办了', ...(only ? { only } : {}) };
      return carryOut(hall, wire.dropMatters, act.by, commandId, { ...at(act.window), ...on(act.ticket) }, body);
    }
    case 'park':
      return carryOut(hall, wire.park, act.by, commandId, { ...at(act.window), ...on(act.ticket) }, { reason: '取打印件' });
    case 'transfer':
      return carryOut(hall, wire.transfer, act.by, commandId, { ...at(act.window), ...on(act.ticket) }, transferBody(hall, act));
    case 'recycle':
      return carryOut(hall, wire.recycle, act.by, commandId, on(act.ticket));
    case 'leave':
      return carryOut(hall, wire.leave, act.by, commandId, on(act.ticket));
    case 'undo': {
      const undone = act.of === null ? uuid() : hall.commandIds.get(act.of)!;
      return (act.late ? hall.late : hall.house).journal.undo(standingOf(hall, act.by), commandId, undone);
    }
    case 'night-work':
      return nightWork(hall, model, commandId);
    case 'let-time-pass':
      return letTimePass(hall, model, act.until);
    default:
      return carryOut(hall, contracts[act.do], act.by, commandId, { ...at(act.window), ...on(act.ticket) });
  }
}

const codeOf = (matter: Matter | 'unknown'): string => (matter === 'unknown' ? 'no-such-matter' : matter);

function takeBody(hall: RealHall, { priority, also, ...first }: Extract<Act, { do: 'take' }>) {
  const asked = ({ group, matter }: Asked) => ({
    ...(group === null ? {} : { groupId: group === 'unknown' ? uuid() : hall.groupIds[group] }),
    ...(matter === null ? {} : { matterCode: codeOf(matter) }),
  });
  return { priority, ...asked(first), ...(also.length > 0 ? { further: also.map(asked) } : {}) };
}

function transferBody(hall: RealHall, { to, place }: Extract<Act, { do: 'transfer' }>) {
  const target =
    'window' in to
      ? { toWindowId: to.window === 'unknown' ? uuid() : hall.windowIds[to.window - 1] }
      : { toGroupId: to.group === 'unknown' ? uuid() : hall.groupIds[to.group] };
  return { place, ...target };
}

async function nightWork(hall: RealHall, model: Hall, commandId: string): Promise<object> {
  const { db, journal } = hall.house;
  const act = actingSystem(db as never, journal, hall.jurisdictionId, 'queue.closeDay', `job/queue.closeDay//${commandId}`);
  for (const job of journalRoom.jobs.filter((one) => one.name === 'queue.closeDay'))
    await job.run(act, moment(model.day, '00:05'), dayOf(model.day));
  return {};
}

/** `model`: the hall before this act. */
async function letTimePass(hall: RealHall, model: Hall, until: 'evening' | 'midnight' | 'morning'): Promise<object> {
  // As the model has it: evening only comes after a morning.
  if (until === 'evening' && model.hour !== 'morning') return {};
  const day = until === 'midnight' || (until === 'morning' && model.hour !== 'night') ? model.day + 1 : model.day;
  const clock = { evening: '19:00', midnight: '00:10', morning: '08:30' }[until];
  await jumpForward(hall.house.db, hall.jurisdictionId, moment(day, clock));
  return {};
}

type View = {
  ticketId: TicketId;
  number: string;
  state: Shown['state'];
  groupId: GroupId;
  matterCode: string | null;
  further: readonly { groupId: GroupId; matterCode: string | null }[];
  done: readonly { groupId: GroupId; matterCode: string | null; windowNumber: string | null }[];
  windowId: WindowId | null;
  forWindowId: WindowId | null;
  calls: number;
};

/** The number under which the model knows a window. */
export const windowNumber = (hall: RealHall, windowId: WindowId | null): number | null =>
  windowId === null ? null : hall.windowIds.indexOf(windowId) + 1;
export const groupLetter = (hall: RealHall, groupId: GroupId): Group => groups.find((group) => hall.groupIds[group] === groupId)!;

const shown = (hall: RealHall, view: View): Shown => ({
  number: view.number,
  state: view.state,
  group: groupLetter(hall, view.groupId),
  visit: visitInWords({
    matter: view.matterCode,
    further: view.further.map((one) => ({ group: groupLetter(hall, one.groupId), matter: one.matterCode })),
    done: view.done.map((one) => ({
      group: groupLetter(hall, one.groupId),
      matter: one.matterCode,
      window: one.windowNumber === null ? null : Number(one.windowNumber),
    })),
  }),
  window: windowNumber(hall, view.windowId),
  forWindow: windowNumber(hall, view.forWindowId),
  calls: view.calls,
});

/**
 * Sends a command and says what came back in the words of the model.
 *
 * @param model  the hall before the command
 * @param no     the number of the command in its sequence; the same number is the same command once more
 */
export async function send(hall: RealHall, model: Hall, act: Act, no: number): Promise<Outcome> {
  if (!hall.commandIds.has(no)) hall.commandIds.set(no, uuid());
  try {
    return { accepted: true, answer: heard(hall, model, act, await deliver(hall, model, act, no)) };
  } catch (error) {
    if (error instanceof Refused) return { accepted: false, codes: error.refusals.map((one) => one.code).toSorted() };
    if (error instanceof NotThere) return { accepted: false, codes: ['not-there'] };
    throw error;
  }
}

type Said = { ticket?: View | null; finished?: View | null; because?: never; state?: never; streams?: string[] };

function heard(hall: RealHall, model: Hall, act: Act, answer: unknown) {
  const { ticket, finished, because, state, streams } = answer as Said;
  // A take that is sent again answers of a ticket that has its name already, maybe on an earlier day.
  if (act.do === 'take' && ticket && ![...hall.ticketIds.values()].includes(ticket.ticketId))
    hall.ticketIds.set(nameOf(ticket.number[0] as Group, Number(ticket.number.slice(1)), model.day), ticket.ticketId);
  return {
    ...(ticket === undefined ? {} : { ticket: ticket && shown(hall, ticket) }),
    ...(act.do === 'call-next' ? { because: because ?? null, finished: finished ? shown(hall, finished) : null } : {}),
    ...(state === undefined ? {} : { state }),
    ...(streams === undefined ? {} : { streams: streams.length }),
  };
}
