/** A room writes only its own tables, and of others reads what they publish. */
import { Visitor } from 'oxc-parser';
import { syntaxOf } from '../tree.ts';
import type { Tree } from '../tree.ts';
import type { Plan, RoomName } from '../plan/plan-type.ts';
import { isPlatform, isRegister, roomOf } from '../plan/rooms.ts';
import { dynamicSqlIn, isTestSetUp, migrationsIn, statementsIn } from './statements.ts';
import { touchedBy } from './tables.ts';
import { tokensOf } from './tokens.ts';

/** The schema that a room writes. */
export const schemaOf = (room: string, plan: Plan): string =>
  plan.rooms[room as RoomName]?.schema ?? (room.split('/')[1] ?? room).replaceAll('-', '_');

/** Schemas of the database server, which everybody may ask. */
const ofTheServer = new Set(['pg_catalog', 'information_schema']);

/** The views that a room publishes: `publishedViews` in its `reads.ts`, names without or with their schema. */
export function publishedViewsOf(tree: Tree, room: string, schema: string): Set<string> {
  const views = new Set<string>();
  const file = [`${room}/server/reads.ts`, `${room}/reads.ts`, `${room}/server.ts`].find((one) => tree.files.includes(one));
  if (file === undefined) return views;
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier' || id.name !== 'publishedViews') return;
      const list = init?.type === 'TSAsExpression' || init?.type === 'TSSatisfiesExpression' ? init.expression : init;
      if (list?.type !== 'ArrayExpression') throw new Error(`${file}: publishedViews is a plain list of names`);
      for (const element of list.elements) {
        if (element?.type !== 'Literal' || typeof element.value !== 'string')
          throw new Error(`${file}: publishedViews is a plain list of names`);
        views.add(element.value.includes('.') ? element.value : `${schema}.${element.value}`);
      }
    },
  }).visit(syntaxOf(tree, file).program);
  return views;
}

type Place = { room: string; where: string; text: string };

/** SQL of stores and of migrations, with the room it stands in. */
function placesOf(tree: Tree): Place[] {
  return [
    ...statementsIn(tree)
      .filter(({ file }) => !isTestSetUp(file))
      .map(({ file, line, text }) => ({ room: roomOf(file) ?? '', where: `${file}:${line}`, text })),
    ...migrationsIn(tree).map(({ file, room, text }) => ({ room, where: file, text })),
  ].filter(({ room }) => room !== '');
}

/** Which room owns a schema. Several parts may share one; the first is named. */
function ownersOf(tree: Tree, plan: Plan): ReadonlyMap<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const room of new Set(tree.files.map(roomOf))) {
    if (room === undefined || room === 'kernel') continue;
    const schema = schemaOf(room, plan);
    owners.set(schema, [...(owners.get(schema) ?? []), room]);
  }
  return owners;
}

/** Uses of other rooms that only SQL shows, for the plan. */
export function sqlUses(tree: Tree, plan: Plan): { room: string; of: string }[] {
  const owners = ownersOf(tree, plan);
  return placesOf(tree).flatMap(({ room, text }) =>
    touchedBy(text).reads.flatMap((table) =>
      (owners.get(table.split('.')[0] ?? '') ?? []).filter((owner) => owner !== room).map((of) => ({ room, of })),
    ),
  );
}

/** Every statement that leaves its room's schema; one sentence each. */
export function schemaBreaches(tree: Tree, plan: Plan): string[] {
  const owners = ownersOf(tree, plan);
  const published = new Map<string, Set<string>>();
  const publishes = (room: string, table: string): boolean => {
    let views = published.get(room);
    if (!views) published.set(room, (views = publishedViewsOf(tree, room, schemaOf(room, plan))));
    return views.has(table);
  };

  /** Why `room` may not read `table`, or undefined. */
  const readBreach = (room: string, table: string): string | undefined => {
    const [schema = '', name] = table.split('.');
    if (name === undefined) return `reads ${table} without naming its schema`;
    if (schema === schemaOf(room, plan) || ofTheServer.has(schema)) return undefined;
    const rooms = owners.get(schema);
    if (rooms === undefined) return `reads ${table}, whose schema belongs to no room`;
    const lines = plan.rooms[room as RoomName];
    // Platform is ground for the rooms above it; registers are read as they are; of others, only what they publish.
    const used = rooms.find(
      (of) => (lines?.uses as readonly string[] | undefined)?.includes(of) || (isPlatform(of) && !isPlatform(room)),
    );
    if (used === undefined) return `reads ${table}, and the plan does not say that ${room} uses ${rooms.join(' or ')}`;
    if (isRegister(used) || rooms.some((of) => publishes(of, table))) return undefined;
    return `reads ${table}, which ${rooms.join(' or ')} does not publish`;
  };

  const breaches = placesOf(tree).flatMap(({ room, where, text }) => {
    const own = schemaOf(room, plan);
    const { reads, writes } = touchedBy(text);
    const foreign = [...writes, ...madeIn(text)].filter((table) => !table.startsWith(`${own}.`));
    return [
      ...foreign.map((table) => `${where} writes ${table}; ${room} writes only ${own}`),
      ...reads.flatMap((table) => readBreach(room, table) ?? []).map((why) => `${where} ${why}`),
    ];
  });
  const dynamic = dynamicSqlIn(tree).map(({ file, line }) => `${file}:${line} sends SQL past the template`);
  return [...new Set([...breaches, ...dynamic])];
}

/** Tables, views, types, functions and indexes that a migration makes, changes or drops. */
function madeIn(sql: string): string[] {
  const tokens = tokensOf(sql);
  const kinds = new Set(['table', 'view', 'function', 'procedure', 'type', 'sequence', 'domain']);
  const made: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || !['create', 'alter', 'drop'].includes(token.text)) continue;
    let at = index + 1;
    const word = () => (tokens[at]?.kind === 'word' ? (tokens[at]?.text ?? '') : '');
    while (['or', 'replace', 'unique', 'materialized', 'recursive', 'unlogged', 'temp', 'temporary'].includes(word())) at += 1;
    const kind = word();
    if (kind === 'index' && token.text === 'create') {
      while (at < tokens.length && word() !== 'on' && tokens[at]?.text !== ';') at += 1;
      if (word() !== 'on') continue;
    } else if (!kinds.has(kind)) continue;
    at += 1;
    while (['if', 'not', 'exists', 'only', 'concurrently'].includes(word())) at += 1;
    if (word() !== '') made.push(word());
  }
  return made;
}
