import {
  differences,
  knownValues,
  lawConflicts,
  resolve,
  shownClauses,
  standingToLaw,
  type PolicyInForce,
  type Switch,
} from '../../../kernel/policy.ts';
import type { Day } from '../../../kernel/day.ts';
import type { JurisdictionId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { onePage } from '../../../platform/http/page.ts';
import type { Route } from '../../../platform/http/route.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import { route, type House } from '../../../platform/room/room.ts';
import { localDocuments, type LocalDocument, type SwitchValue } from '../rules/words.ts';
import * as wire from '../wire.ts';
import * as commands from './change.ts';
import { policyOf } from './reads.ts';
import { changesBefore, comingVersions, versionOn } from './store.ts';

const page = 100;

/** One switch as the settings page shows it. */
export function switchView(point: Switch<unknown>, policy: PolicyInForce): wire.SwitchView {
  const { value, from, clauses } = resolve(point, policy);
  return {
    key: point.key,
    describe: point.describe,
    value: value as SwitchValue,
    from,
    clauses: shownClauses(clauses, policy),
    default: point.default as SwitchValue,
    byDocument: localDocuments.flatMap((document) => {
      const said = point.byDocument[document];
      return said ? [{ document, value: said.value as SwitchValue, isAdopted: policy.documents.includes(document) }] : [];
    }),
    law: standingToLaw(point, value),
    choices: choicesOf(point),
  };
}

/** The values to choose from; null where any that fits can be entered. */
function choicesOf(point: Switch<unknown>): SwitchValue[] | null {
  if (typeof point.default === 'boolean') return [true, false];
  if (typeof point.default === 'number' && !point.choices) return null;
  return knownValues(point) as SwitchValue[];
}

const todayOf = async (db: Db, jurisdictionId: JurisdictionId): Promise<Day> => {
  const time = await hallTimeOf(db, jurisdictionId);
  if (!time) throw new NotThere(`jurisdiction ${jurisdictionId}`);
  return time.today;
};

/** The routes of this register over the switches of the house. */
export function routesFor(points: commands.Points): readonly Route<House>[] {
  const all = [...points.values()];
  return [
    route(wire.readPolicy, async ({ standing, params, query }, { db }) => {
      const on = query.on ?? (await todayOf(db, standing.jurisdictionId));
      const policy = await policyOf(db, standing.jurisdictionId, params.hallId, on);
      const began = await versionOn(db, standing.jurisdictionId, params.hallId, on);
      const coming = await comingVersions(db, standing.jurisdictionId, params.hallId, on);
      return {
        version: policy.version,
        from: began?.fromDay ?? null,
        documents: [...policy.documents],
        switches: all.map((point) => switchView(point, policy)),
        coming: coming.map(({ version, fromDay }) => ({ version, from: fromDay })),
      };
    }),

    route(wire.readDifferences, async ({ standing, params }, { db }) => {
      const on = await todayOf(db, standing.jurisdictionId);
      const policy = await policyOf(db, standing.jurisdictionId, params.hallId, on);
      const describe = (key: string) => points.get(key)?.describe ?? key;
      return {
        betweenDocuments: differences(all, policy).map((one) => ({
          key: one.key,
          describe: describe(one.key),
          wins: one.wins as LocalDocument,
          loses: one.loses as LocalDocument,
          winning: one.winning as SwitchValue,
          losing: one.losing as SwitchValue,
          clauses: shownClauses(one.clauses, policy),
        })),
        againstTheLaw: lawConflicts(all, policy).map((one) => ({
          key: one.key,
          describe: describe(one.key),
          value: one.value as SwitchValue,
          from: one.from,
          law: one.law as SwitchValue,
          clauses: shownClauses(one.clauses, policy),
        })),
      };
    }),

    route(wire.adoptDocuments, ({ standing, command, params, body }, house) =>
      commands.adoptDocuments(house, standing, command, points, params.hallId, body),
    ),
    route(wire.setSwitch, ({ standing, command, params, body }, house) =>
      commands.setSwitch(house, standing, command, points, params.hallId, body),
    ),
    route(wire.clearSwitch, ({ standing, command, params, body }, house) =>
      commands.clearSwitch(house, standing, command, points, params.hallId, body),
    ),

    route(wire.listChanges, async ({ standing, params, query }, { db, keys }) => {
      const rows = await changesBefore(db, standing.jurisdictionId, params.hallId, query.before ?? 2_147_483_647, page + 1);
      const { shown, next } = onePage(rows, page, ({ changeNo }) => changeNo);
      const reasons = await openSealed(
        db,
        keys,
        standing.jurisdictionId,
        shown.flatMap((row) => row.sealed ?? []),
      );
      return {
        changes: shown.map(({ sealed, fromDay, ...row }) => ({
          ...row,
          from: fromDay,
          reason: (sealed && reasons.get(sealed)?.['reason']) ?? null,
        })),
        next,
      };
    }),
  ];
}
