/** Where a file stands: in which room, on which side of the walls, and whether it is a door of its room. */
import { isTest } from '../tree.ts';

const folders = new Set(['registers', 'systems', 'platform', 'apps']);
const alone = new Set(['kernel', 'house', 'regulations', 'journeys', 'bench']);

/** The room a file belongs to, `kernel` included; undefined for what is no part of the house (checks, settings). */
export function roomOf(file: string): string | undefined {
  const [top = '', next, ...below] = file.split('/');
  if (next === undefined) return undefined;
  if (alone.has(top)) return top;
  if (!folders.has(top)) return undefined;
  // A file that stands beside the rooms belongs to a room called like the folder, so that it needs a line in the plan too.
  return below.length > 0 ? `${top}/${next}` : top;
}

export const isPlatform = (room: string): boolean => room === 'platform' || room.startsWith('platform/');
export const isApp = (room: string): boolean => room === 'apps' || room.startsWith('apps/');
export const isRegister = (room: string): boolean => room.startsWith('registers/');
/** Rooms of clauses and nouns: the ones with doors. */
export const hasDoors = (room: string): boolean => isRegister(room) || room.startsWith('systems/');

/** The compile projects of the house, told by the path as the tsconfig files tell it. */
export type Side = 'pure' | 'web' | 'server' | 'test';

/** The compile project of a file. */
export function sideOf(file: string): Side {
  if (isTest(file) || file.startsWith('journeys/')) return 'test';
  if (/^kernel\/|^platform\/wire\/|(^|\/)rules\/|\/(rules|wire|wire-[a-z-]+|wording)\.ts$/.test(file)) return 'pure';
  if (/^apps\/|^platform\/ui\/|\/web\/|\/web\.tsx$/.test(file)) return 'web';
  return 'server';
}

/** What a file is to other rooms, or `inside` when it is nobody else's business. */
export type Door = 'rules' | 'wire' | 'wording' | 'reads' | 'wiring' | 'piece' | 'inside';

/** The door that this file of a room in `registers/` or `systems/` is. */
export function doorOf(file: string): Door {
  const inRoom = file.split('/').slice(2).join('/');
  if (inRoom === 'rules.ts' || inRoom === 'rules/index.ts') return 'rules';
  if (inRoom === 'wire.ts') return 'wire';
  if (inRoom === 'wording.ts' || inRoom === 'web/wording.ts') return 'wording';
  if (inRoom === 'server/reads.ts') return 'reads';
  if (inRoom === 'server.ts' || inRoom === 'server/index.ts') return 'wiring';
  if (inRoom === 'web.tsx' || inRoom.startsWith('web/')) return 'piece';
  return 'inside';
}

/** Files of rules in the narrow sense: no wire, no wording. */
export const isRules = (file: string): boolean => /\/rules\.ts$|\/rules\//.test(file) && !isTest(file);
