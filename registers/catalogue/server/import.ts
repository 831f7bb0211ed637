import { canonical, type Plain } from '../../../kernel/canonical.ts';
import type { Day } from '../../../kernel/day.ts';
import { decided } from '../../../kernel/decision.ts';
import type { MatterCode } from '../../../kernel/ids.ts';
import { sm3 } from '../../../platform/journal/hash.ts';
import type { Command, Entry, Standing } from '../../../platform/journal/record.ts';
import type { RecordTx } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import { publish, type CatalogueFact } from '../rules/publish.ts';
import type { Catalogue } from './load.ts';
import { aboutOf, journalRoom, newestJointMatters, newestMatters } from './store.ts';

/** Rows one commit holds at most, so that an import of a whole province does not hold the journal. */
const atOnce = 500;

const digestOf = (content: unknown): string => sm3(canonical(content as Plain)).toString('hex');

/**
 * Publishes a catalogue: every entry that the newest version does not say already becomes a version of its own. Importing the same again
 * publishes nothing; an import that was cut off is taken up by importing again.
 *
 * @param validFrom  the day from which new versions hold; today when left out
 * @returns how many versions were published, and how many entries stood already
 * @throws Refused  a newer version already begins later than `validFrom`
 */
export async function importMatters(
  house: House,
  standing: Standing,
  command: Command,
  catalogue: Catalogue,
  validFrom?: Day,
): Promise<{ published: number; unchanged: number }> {
  let published = 0;
  const batches = [
    ...partsOf(catalogue.matters).map((part) => ({ kind: 'matter' as const, part, newest: newestMatters })),
    ...partsOf(catalogue.jointMatters).map((part) => ({ kind: 'joint-matter' as const, part, newest: newestJointMatters })),
  ];
  await describe(house, standing, { ...command, id: `${command.id}/about` }, catalogue);
  for (const [index, { kind, part, newest }] of batches.entries()) {
    const codes = new Set<MatterCode>(part.map((entry) => entry.code));
    const lock = (await newest(house.db, standing.jurisdictionId)).filter((one) => codes.has(one.code)).map((one) => one.stream);
    const answer = await house.journal.record(
      standing,
      journalRoom,
      { ...command, id: `${command.id}/${index}` },
      {
        lock,
        decide: async (tx) => {
          const known = new Map((await newest(tx, standing.jurisdictionId)).map((one) => [one.code, one]));
          return part.flatMap(({ code, content }): Entry[] => {
            const entry = { kind, code, content, digest: digestOf(content) } as Parameters<typeof publish>[1];
            const before = known.get(code);
            const decision = publish(before, entry, validFrom ?? tx.today);
            return decision ? [{ stream: before?.stream ?? tx.newStream(kind, code), decision }] : [];
          });
        },
        answer: (facts) => ({ published: facts.length }),
      },
    );
    published += answer.published;
  }
  return { published, unchanged: catalogue.matters.length + catalogue.jointMatters.length - published };
}

/** Records what the catalogue says of itself, with the list of what is still to be confirmed. */
async function describe(house: House, standing: Standing, command: Command, catalogue: Catalogue): Promise<void> {
  const before = await aboutOf(house.db, standing.jurisdictionId);
  const { status, lawAsSeen, toConfirm } = catalogue;
  await house.journal.record(standing, journalRoom, command, {
    lock: before ? [before.stream] : [],
    decide: async (tx: RecordTx) => {
      const now = await aboutOf(tx, standing.jurisdictionId);
      const said = now && { status: now.status, lawAsSeen: now.lawAsSeen, toConfirm: now.toConfirm };
      if (said && canonical(said) === canonical({ status, lawAsSeen, toConfirm })) return [];
      const fact: CatalogueFact = { type: 'CatalogueDescribed', status, lawAsSeen, toConfirm };
      return [{ stream: now?.stream ?? tx.newStream('catalogue', standing.jurisdictionId), decision: decided(fact) }];
    },
    answer: () => ({}),
  });
}

const partsOf = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / atOnce) }, (_, index) => items.slice(index * atOnce, (index + 1) * atOnce));
