/** Holds the real imports against the plan and the walls of the house. */
import { isTest, isTypeScript } from '../tree.ts';
import type { Tree } from '../tree.ts';
import { importsOf } from './imports.ts';
import type { Import } from './imports.ts';
import type { Plan, RoomName, RoomPlan } from './plan-type.ts';
import { doorOf, hasDoors, isApp, isPlatform, isRules, roomOf, sideOf } from './rooms.ts';

type Edge = { file: string; line: number; to: string; from: string; target: string };

const planned = (plan: Plan, room: string): RoomPlan | undefined => plan.rooms[room as RoomName];
const lists = (rooms: readonly string[] | undefined, room: string): boolean => rooms?.includes(room) ?? false;

/**
 * Every import that the plan or a wall forbids, and every line of the plan that nobody needs; one sentence each.
 *
 * @param readBySql  uses that no import shows: a store that reads what another room publishes
 */
export function wallBreaches(tree: Tree, plan: Plan, readBySql: readonly { room: string; of: string }[] = []): string[] {
  const imports = importsOf(tree);
  const edges = imports.flatMap((one): Edge[] => {
    const from = roomOf(one.file);
    if (one.to === undefined || from === undefined) return [];
    return [{ file: one.file, line: one.line, to: one.to, from, target: roomOf(one.to) ?? one.to }];
  });
  return [
    ...imports.flatMap(packageBreach),
    ...edges.flatMap((edge) => breachOf(edge, plan)),
    ...roomsWithoutPlan(tree, plan),
    ...unusedLines(tree, plan, edges, readBySql),
    ...cycles(plan, edges),
  ];
}

/** Kernel and rules are made of nothing but the language. */
function packageBreach(one: Import): string[] {
  if (one.package === undefined || isTest(one.file)) return [];
  if (roomOf(one.file) !== 'kernel' && !isRules(one.file)) return [];
  return [`${one.file}:${one.line} imports ${one.package}: kernel and rules use no package`];
}

function breachOf(edge: Edge, plan: Plan): string[] {
  const { file, line, to, from, target } = edge;
  const say = (why: string) => [`${file}:${line} imports ${to}: ${why}`];
  const side = sideOf(file);
  const other = sideOf(to);

  // Tests stand on both sides of a wall, and may build the whole house.
  if (side === 'test') {
    if (from === target || target === 'kernel' || target === 'house' || target === 'regulations' || target.startsWith('checks/'))
      return [];
    if (from === 'kernel') return say('kernel uses nothing outside kernel');
  } else {
    if (isTest(to)) return say('nothing is built on a test');
    if (isTypeScript(to)) {
      if (side === 'pure' && other !== 'pure') return say(`it is pure, and that is ${other}`);
      if (side === 'web' && other === 'server') return say('a screen never holds server code');
      if (side === 'server' && other === 'web') return say('the server never holds screens');
    }
    if (isRules(file) && other === 'pure' && target !== 'kernel' && !isRules(to))
      return say('rules use kernel, own rules and rules of others');
  }
  if (from === target || target === 'kernel') return [];
  if (from === 'kernel') return say('kernel uses nothing outside kernel');
  if (roomOf(to) === undefined) return say('that is no room of the house');
  if (isPlatform(from) && !isPlatform(target) && target !== 'regulations') return say('platform has never heard of a hall');

  const room = planned(plan, from);
  const forTests = side === 'test' && from !== 'journeys';
  if (isPlatform(target)) {
    // Platform is ground for everybody; only its own parts say which of each other they use.
    if (!isPlatform(from) || forTests) return [];
    return lists(room?.uses, target) ? [] : say(`the plan does not say that ${from} uses ${target}`);
  }
  if (!lists(room?.uses, target) && !lists(room?.shows, target) && !(forTests && lists(room?.tests, target)))
    return say(`the plan does not say that ${from} uses ${target}`);
  return hasDoors(target) ? doorBreach(edge, room, side === 'test') : [];
}

function doorBreach({ file, line, to, from, target }: Edge, room: RoomPlan | undefined, inTest: boolean): string[] {
  const say = (why: string) => [`${file}:${line} imports ${to}: ${why}`];
  switch (doorOf(to)) {
    case 'rules':
    case 'wire':
    case 'wording':
    case 'reads':
      return [];
    case 'wiring':
      return from === 'house' || inTest ? [] : say('only the house wires rooms together');
    case 'piece':
      return isApp(from) || inTest || lists(room?.shows, target) ? [] : say(`the plan does not say that ${from} shows ${target}`);
    default:
      return say(`that is inside ${target}; its doors are rules, wire, wording, server/reads and web`);
  }
}

function roomsWithoutPlan(tree: Tree, plan: Plan): string[] {
  const rooms = new Set(tree.files.filter(isTypeScript).map(roomOf));
  rooms.delete(undefined);
  rooms.delete('kernel');
  const unplanned = [...rooms].filter((room) => room !== undefined && !planned(plan, room));
  const missing = Object.keys(plan.rooms).filter((room) => !rooms.has(room));
  return [
    ...unplanned.map((room) => `${room} has no line in the plan`),
    ...missing.map((room) => `the plan names ${room}, which is not there`),
  ];
}

function unusedLines(
  tree: Tree,
  plan: Plan,
  edges: readonly Edge[],
  readBySql: readonly { room: string; of: string }[],
): string[] {
  const seen = (room: string, of: string, fits: (edge: Edge) => boolean) =>
    edges.some((edge) => edge.from === room && edge.target === of && fits(edge));
  return Object.entries(plan.rooms).flatMap(([room, lines]) => {
    if (!lines) return [];
    const built = (edge: Edge) => room === 'journeys' || !isTest(edge.file);
    const bySql = (of: string) => readBySql.some((read) => read.room === room && read.of === of);
    const unused = (list: 'uses' | 'shows' | 'tests' | 'guards', needed: (of: string) => boolean) =>
      (lines[list] ?? [])
        .filter((of) => !needed(of))
        .map((of) => `the plan says that ${room} ${list} ${of}, and nothing in it does`);
    return [
      ...unused('uses', (of) => bySql(of) || seen(room, of, built)),
      ...unused('shows', (of) => seen(room, of, (edge) => built(edge) && doorOf(edge.to) === 'piece')),
      ...unused('tests', (of) => seen(room, of, (edge) => isTest(edge.file))),
      ...unused('guards', (of) => lists(lines.uses, of) && seen(room, of, (edge) => built(edge) && doorOf(edge.to) === 'reads')),
      ...(lines.why.trim().length < 20 ? [`the plan does not say in a sentence why ${room} is so`] : []),
    ];
  });
}

/** Rooms that lead back to themselves, by the plan or by real imports; tests do not count. */
function cycles(plan: Plan, edges: readonly Edge[]): string[] {
  const next = new Map<string, Set<string>>();
  const leads = (from: string, to: string) => {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  };
  for (const edge of edges) if (sideOf(edge.file) !== 'test') leads(edge.from, edge.target);
  for (const [room, lines] of Object.entries(plan.rooms))
    for (const of of [...(lines?.uses ?? []), ...(lines?.shows ?? [])]) leads(room, of);

  const found = new Set<string>();
  const finished = new Set<string>();
  const walk = (room: string, path: readonly string[]) => {
    const before = path.indexOf(room);
    if (before !== -1) {
      found.add([...path.slice(before), room].join(' → '));
      return;
    }
    if (finished.has(room)) return;
    for (const of of next.get(room) ?? []) walk(of, [...path, room]);
    finished.add(room);
  };
  for (const room of next.keys()) walk(room, []);
  return [...found].map((circle) => `rooms lead back to themselves: ${circle}`);
}
