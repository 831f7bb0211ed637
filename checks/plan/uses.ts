/**
 * `npx tsx checks/plan/uses.ts [room…]`: which rooms each room uses by import or SQL, whatever the plan says; for whoever writes
 * a line of the plan.
 */
import { plan } from '../../plan.ts';
import { sqlUses } from '../sql/own-schema.ts';
import { houseTree, isTest } from '../tree.ts';
import { importsOf } from './imports.ts';
import { isPlatform, roomOf } from './rooms.ts';

const house = houseTree();
const asked = process.argv.slice(2);
const uses = new Map<string, Set<string>>();
const note = (room: string | undefined, of: string | undefined, how: string) => {
  if (room === undefined || of === undefined || room === of || room === 'kernel' || of === 'kernel') return;
  // Platform is ground for every room outside it, and tests may build the house.
  if (isPlatform(of) && (!isPlatform(room) || how !== '')) return;
  uses.set(room, (uses.get(room) ?? new Set()).add(of + how));
};
for (const { file, to } of importsOf(house)) if (to !== undefined) note(roomOf(file), roomOf(to), isTest(file) ? ' (tests)' : '');
for (const { room, of } of sqlUses(house, plan)) note(room, of, '');
for (const room of [...uses.keys()].toSorted())
  if (asked.length === 0 || asked.includes(room)) console.log(`${room}: ${[...(uses.get(room) ?? [])].toSorted().join(', ')}`);
