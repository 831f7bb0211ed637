/**
 * The regulations as typed entries, for the server (clause texts behind 依据 marks) and for the checks.
 *
 * Each catalogue is one YAML file in this folder, and the clauses in their own words one in `originals/`. A catalogue
 * that breaks the form, or an id that stands twice, is an error at loading: half a rule library is worse than none.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ClauseId, DocumentId } from '../kernel/clause-ids.generated.ts';

/** What a clause asks of the software; `checks/clauses` says what counts as carried out for each. */
export const clauseKinds = ['compute', 'enforce', 'record', 'remind', 'print', 'publish', 'measure', 'advise'] as const;
export type ClauseKind = (typeof clauseKinds)[number];

const oneLine = z.string().trim().min(1);

const clauseEntry = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-z-]+\.[A-Za-z0-9.-]+$/, 'expected document.system.article'),
  article: oneLine,
  system: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  rule: oneLine,
  kind: z.enum(clauseKinds),
  software: oneLine,
  actors: z.array(oneLine).min(1),
  params: z.record(z.string(), z.unknown()).optional(),
  note: oneLine.optional(),
});

const catalogue = z.strictObject({
  document: z.string().regex(/^[a-z]+$/),
  title: oneLine,
  issued: z.iso.date().optional(),
  place: oneLine.optional(),
  source: oneLine.optional(),
  clauses: z.array(clauseEntry).min(1),
});

const originalWords = z.record(z.string(), z.string().trim().min(1));

/** One clause of a document: where it stands, what it says, what the software does about it. */
export type Clause = Readonly<Omit<z.output<typeof clauseEntry>, 'id'>> & {
  readonly id: ClauseId;
  readonly document: DocumentId;
  /** The clause in its own words, Chinese; separate passages on lines of their own. */
  readonly original?: string;
};

/** One document with its clauses in the order of the text. */
export type Regulation = Readonly<Omit<z.output<typeof catalogue>, 'document' | 'clauses'>> & {
  readonly document: DocumentId;
  readonly clauses: readonly Clause[];
};

/** The documents in the order in which they are listed: local ones by name, the law last. */
export const documentIds = ['chengan', 'dafan', 'dongsheng', 'xuchang', 'zhongyang', 'law'] as const satisfies readonly DocumentId[];

/**
 * The original words of a document's clauses from their YAML text, by clause id.
 *
 * @throws Error  the text breaks the form, or an id belongs to another document than `expected`
 */
export function parseOriginals(text: string, expected: DocumentId): ReadonlyMap<string, string> {
  const result = originalWords.safeParse(parse(text));
  if (!result.success) throw new Error(`regulations/originals/${expected}.yaml: ${z.prettifyError(result.error)}`);
  const originals = new Map(Object.entries(result.data));
  const strange = [...originals.keys()].find((id) => !id.startsWith(`${expected}.`));
  if (strange) throw new Error(`${strange}: an id begins with ${expected}. in regulations/originals/${expected}.yaml`);
  return originals;
}

/**
 * One catalogue from its YAML text, its clauses joined with their original words where `originals` has them.
 *
 * @throws Error  the text breaks the form, names another document than `expected`, an id does not begin with
 *                its document and system, or `originals` has an id that the catalogue has not
 */
export function parseRegulation(
  text: string,
  expected: DocumentId,
  originals: ReadonlyMap<string, string> = new Map(),
): Regulation {
  const result = catalogue.safeParse(parse(text));
  if (!result.success) throw new Error(`regulations/${expected}.yaml: ${z.prettifyError(result.error)}`);
  const { document, clauses, ...about } = result.data;
  if (document !== expected) throw new Error(`regulations/${expected}.yaml calls itself ${document}`);
  const seen = new Set<string>();
  for (const { id, system } of clauses) {
    if (!id.startsWith(`${document}.${system}.`)) throw new Error(`${id}: an id begins with ${document}.${system}.`);
    if (seen.has(id)) throw new Error(`${id} stands twice`);
    seen.add(id);
  }
  const unknown = [...originals.keys()].find((id) => !seen.has(id));
  if (unknown) throw new Error(`${unknown} has original words but no entry in regulations/${expected}.yaml`);
  const whole = (clause: (typeof clauses)[number]) => {
    const original = originals.get(clause.id);
    // The generated union is made from these very ids, and the clause check fails while it is stale.
    return { ...clause, document: expected, ...(original === undefined ? {} : { original }) } as Clause;
  };
  return { ...about, document: expected, clauses: clauses.map(whole) };
}

const home = fileURLToPath(new URL('.', import.meta.url));
const textOf = (...path: string[]): string => readFileSync(join(home, ...path), 'utf8');
let loaded: readonly Regulation[] | undefined;

/** All documents, read once for the life of the process. @throws Error a file is missing or broken */
export function regulations(): readonly Regulation[] {
  loaded ??= documentIds.map((document) =>
    parseRegulation(textOf(`${document}.yaml`), document, parseOriginals(textOf('originals', `${document}.yaml`), document)),
  );
  return loaded;
}

let byId: ReadonlyMap<string, Clause> | undefined;

/** The clause with this id, or `undefined` where no document has it. */
export function clause(id: string): Clause | undefined {
  byId ??= new Map(regulations().flatMap((regulation) => regulation.clauses.map((entry) => [entry.id, entry])));
  return byId.get(id);
}
