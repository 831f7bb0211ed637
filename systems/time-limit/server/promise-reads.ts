import { addDays, type Day } from '../../../kernel/day.ts';
import type { JurisdictionId, MatterCode } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/db.ts';
import { matterOn, matterVersion, type MatterVersion } from '../../../registers/catalogue/server/reads.ts';
import { limitsInCatalogue, type Limit } from '../rules/index.ts';

/** A value of the promise and the day from which it held; `until` is its last day. */
type Promised = { promised: Limit | null; from: Day };

/** The promise published for a matter, with what was promised before and what is announced. */
export type PublishedPromise = {
  matter: MatterVersion;
  /** From when the promise of today holds: earlier versions may have said the same. */
  since: Day;
  former: (Promised & { until: Day })[];
  coming: Promised[];
};

/** A catalogue has had at most so many versions of one matter; beyond it the history is cut, the oldest first. */
const mostVersions = 200;

const same = (a: Limit | null, b: Limit | null): boolean => a?.unit === b?.unit && a?.length === b?.length;

/**
 * The promised limit of a matter as everybody may read it, with its former values and their days; undefined when the catalogue has no such
 * matter today.
 *
 * @clause dafan.time-limit.11.6b    the promise is made public; a change is dated
 * @clause xuchang.time-limit.5.3.3.2b  published at once, with the former values in its history
 */
export async function publishedPromise(
  db: Db,
  jurisdictionId: JurisdictionId,
  code: MatterCode,
  today: Day,
): Promise<PublishedPromise | undefined> {
  const matter = await matterOn(db, jurisdictionId, code, today);
  if (!matter) return undefined;
  const versions = [matter];
  for (let version = matter.version - 1; version >= 1 && versions.length < mostVersions; version -= 1) {
    const former = await matterVersion(db, jurisdictionId, code, version);
    if (former) versions.unshift(former);
  }
  for (let version = matter.version + 1; versions.length < mostVersions; version += 1) {
    const coming = await matterVersion(db, jurisdictionId, code, version);
    if (!coming) break;
    versions.push(coming);
  }
  return { matter, ...historyOf(versions, today) };
}

/** Versions as values of the promise: versions that say the same are one, and one that another replaced on its own day never held. */
export function historyOf(
  versions: readonly Pick<MatterVersion, 'validFrom' | 'content'>[],
  today: Day,
): Pick<PublishedPromise, 'since' | 'former' | 'coming'> {
  const held = versions.filter((one, index) => versions[index + 1]?.validFrom !== one.validFrom);
  const values: Promised[] = [];
  for (const { validFrom, content } of held) {
    const { promised } = limitsInCatalogue(content);
    const before = values.at(-1);
    if (!before || !same(before.promised, promised)) values.push({ promised, from: validFrom });
  }
  const now = values.findLastIndex(({ from }) => from <= today);
  return {
    since: values[now]!.from,
    former: values
      .slice(0, now)
      .map((value, index) => ({ ...value, until: addDays(values[index + 1]!.from, -1) }))
      .toReversed(),
    coming: values.slice(now + 1),
  };
}
