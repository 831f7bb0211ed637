import type { DepartmentId, HallId, JurisdictionId, PersonId } from '../../../kernel/ids.ts';
import type { Grant, PlaceScope } from '../../../kernel/place.ts';
import { valuesOf, type PolicyInForce } from '../../../kernel/policy.ts';
import type { Db } from '../../../platform/db/db.ts';
import { gathered } from '../../../platform/db/gather.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { openSealed, type Keys } from '../../../platform/journal/seal.ts';
import { grantsOn, isHeldOn } from '../rules/assign.ts';
import { peoplePolicy, shownName } from '../rules/policy.ts';
import { grantsOfDeviceKind, positions, type Position } from '../rules/positions.ts';
import { holdingsOf, personsById, type PersonRow } from './store.ts';

type Opened = { db: Db; keys: Keys };

/**
 * What this person may do today, on their own or as cover. Every request asks it, so those of one moment are asked together.
 *
 * @returns undefined for who has left or is not in the register: their sign-in is over
 */
export const grantsOf: (db: Db, jurisdictionId: JurisdictionId, personId: PersonId) => Promise<Grant[] | undefined> = gathered({
  most: 100,
  word: (personId: PersonId) => personId,
  async read(db, jurisdictionId, personIds) {
    const grants = new Map<string, Grant[]>();
    for (const [personId, person] of await holdingsOf(db, jurisdictionId as JurisdictionId, personIds))
      if (!person.hasLeft) grants.set(personId, grantsOn(person.held, person.today));
    return grants;
  },
});

/** What a device of this kind may do where it stands. */
export const grantsOfDevice = (
  kind: Parameters<typeof grantsOfDeviceKind>[0],
  hallId: HallId,
  windowId?: Extract<PlaceScope, { kind: 'window' }>['windowId'],
): Grant[] => grantsOfDeviceKind(kind, windowId ? { kind: 'window', hallId, windowId } : { kind: 'hall', hallId });

/** What stands sealed on a person. */
export type PersonSealed = { name: string; phone?: string; dispatchingUnit?: string; isPartyMember: boolean };

/** The sealed side of these entries, opened at once; an erased one has an empty name. */
export async function openPersons(
  { db, keys }: Opened,
  jurisdictionId: JurisdictionId,
  rows: readonly PersonRow[],
): Promise<Map<PersonId, PersonSealed>> {
  const opened = await openSealed(
    db,
    keys,
    jurisdictionId,
    rows.map((row) => row.sealedId),
  );
  return new Map(
    rows.map((row) => {
      const { name = '', phone, dispatchingUnit, partyMember } = opened.get(row.sealedId) ?? {};
      return [
        row.personId,
        {
          name,
          ...(phone === undefined ? {} : { phone }),
          ...(dispatchingUnit === undefined ? {} : { dispatchingUnit }),
          isPartyMember: partyMember === 'yes',
        },
      ];
    }),
  );
}

/** Full names, for staff screens; a person whom the register does not know is missing. */
export async function personNames(
  house: Opened,
  jurisdictionId: JurisdictionId,
  ids: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const rows = await personsById(house.db, jurisdictionId, ids);
  const opened = await openPersons(house, jurisdictionId, rows);
  return new Map([...opened].map(([personId, { name }]) => [personId, name]));
}

/** What the public may know of a person. `positions` are titles, those held today. */
export type Badge = { name?: string; badgeNo?: string; positions: string[]; isPartyMember?: boolean };

/** Badges of many persons at once, as the hall's policy shows them; who has left has none. */
export async function badgesOf(
  house: Opened,
  jurisdictionId: JurisdictionId,
  ids: readonly PersonId[],
  policy: PolicyInForce,
): Promise<Map<PersonId, Badge>> {
  const { badgeName, showPartyMember } = valuesOf(peoplePolicy as never, policy) as {
    badgeName: Parameters<typeof shownName>[1];
    showPartyMember: boolean;
  };
  const [rows, holdings, time] = await Promise.all([
    personsById(house.db, jurisdictionId, ids),
    holdingsOf(house.db, jurisdictionId, ids),
    hallTimeOf(house.db, jurisdictionId),
  ]);
  const opened = await openPersons(house, jurisdictionId, rows);
  const badges = new Map<PersonId, Badge>();
  for (const row of rows) {
    if (row.hasLeft || !time) continue;
    const sealed = opened.get(row.personId)!;
    const name = shownName(sealed.name, badgeName);
    const held = holdings.get(row.personId)?.held.filter((one) => isHeldOn(one, time.today)) ?? [];
    badges.set(row.personId, {
      ...(name ? { name } : {}),
      ...(row.badgeNo === null ? {} : { badgeNo: row.badgeNo }),
      positions: [...new Set(held.map((one) => positions[one.position].title))],
      ...(showPartyMember ? { isPartyMember: sealed.isPartyMember } : {}),
    });
  }
  return badges;
}

/** A person with the positions held today, for who-am-I and lists of accounts. */
export type Brief = {
  name: string;
  badgeNo?: string;
  departmentId?: DepartmentId;
  hallId?: HallId;
  hasLeft: boolean;
  positions: { position: Position; title: string; scope: PlaceScope; insteadOf?: PersonId }[];
};

export async function briefsOf(
  house: Opened,
  jurisdictionId: JurisdictionId,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Brief>> {
  const [rows, holdings, time] = await Promise.all([
    personsById(house.db, jurisdictionId, ids),
    holdingsOf(house.db, jurisdictionId, ids),
    hallTimeOf(house.db, jurisdictionId),
  ]);
  const opened = await openPersons(house, jurisdictionId, rows);
  return new Map(
    rows.map((row) => {
      const held = (time && holdings.get(row.personId)?.held.filter((one) => isHeldOn(one, time.today))) ?? [];
      return [
        row.personId,
        {
          name: opened.get(row.personId)!.name,
          ...(row.badgeNo === null ? {} : { badgeNo: row.badgeNo }),
          ...(row.departmentId === null ? {} : { departmentId: row.departmentId }),
          ...(row.hallId === null ? {} : { hallId: row.hallId }),
          hasLeft: row.hasLeft,
          positions: held.map(({ position, scope, insteadOf }) => ({
            position,
            title: positions[position].title,
            scope,
            ...(insteadOf ? { insteadOf } : {}),
          })),
        },
      ];
    }),
  );
}
