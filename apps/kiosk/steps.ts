import type { GroupId } from '../../registers/places/wire.ts';
import type { MatterLine } from '../../registers/catalogue/wire.ts';

/** What a visitor came for: a matter, or just one of the hall's businesses. */
export type Choice = { groupId: GroupId; groupName: string; matter: MatterLine | undefined };

/** Where the visitor stands at the kiosk; the ticket itself comes from the command. */
export type Step =
  | { at: 'start' }
  | { at: 'matters'; groupId: GroupId; groupName: string }
  | { at: 'search' }
  | { at: 'left-over' }
  | { at: 'papers'; choice: Choice }
  | { at: 'basket' }
  | { at: 'elsewhere'; matter: MatterLine };

/** Where a touch on a matter leads: to its papers, or to those who handle it. */
export function stepTo(matter: MatterLine, from?: { groupId: GroupId; groupName: string }): Step {
  const [first] = matter.groups;
  const group = from ?? (first && { groupId: first.groupId, groupName: first.name });
  if (!matter.isServedHere || !group) return { at: 'elsewhere', matter };
  return { at: 'papers', choice: { ...group, matter } };
}
