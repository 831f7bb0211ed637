import type { Day } from '../../../kernel/day.ts';
import { decided, refuse, refused, type Decision } from '../../../kernel/decision.ts';
import type { MatterCode } from '../../../kernel/ids.ts';
import type { JointMatterContent, MatterContent } from './matter.ts';

/** What stands in a fact of this register. Nothing in it belongs to a person. */
export type CatalogueFact =
  | { type: 'MatterPublished'; code: MatterCode; version: number; validFrom: Day; digest: string; content: MatterContent }
  | {
      type: 'JointMatterPublished';
      code: MatterCode;
      version: number;
      validFrom: Day;
      digest: string;
      content: JointMatterContent;
    }
  | { type: 'CatalogueDescribed'; status: string; lawAsSeen: string; toConfirm: readonly string[] };

/** The newest version of an entry, in force or coming. */
export type Newest = { version: number; validFrom: Day; digest: string };

type ToPublish =
  | { kind: 'matter'; code: MatterCode; digest: string; content: MatterContent }
  | { kind: 'joint-matter'; code: MatterCode; digest: string; content: JointMatterContent };

/**
 * Publishes a version of a matter; `undefined` when the newest version says the same already, so that importing twice does the same as
 * once. A version never begins before the one it follows: what was in force on a day stays what was in force on it.
 *
 * @param newest  undefined when the catalogue does not know the code
 */
export function publish(newest: Newest | undefined, entry: ToPublish, validFrom: Day): Decision<CatalogueFact> | undefined {
  const { code, digest } = entry;
  if (newest?.digest === digest) return undefined;
  if (newest && validFrom < newest.validFrom)
    return refused([
      { ...refuse('version-begins-before-the-last'), values: { code, validFrom: newest.validFrom }, path: ['body', 'validFrom'] },
    ]);
  const version = (newest?.version ?? 0) + 1;
  return entry.kind === 'matter'
    ? decided({ type: 'MatterPublished', code, version, validFrom, digest, content: entry.content })
    : decided({ type: 'JointMatterPublished', code, version, validFrom, digest, content: entry.content });
}
