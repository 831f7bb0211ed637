/**
 * The regulations as typed entries, for the server (clause texts behind 依据 marks) and for the checks.
 *
 * Each catalogue is one YAML file in this folder. A catalogue that breaks the form, or an id that stands twice, is an
 * error at loading: half a rule library is worse than none.
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

/** One clause of a document: where it stands, what it says, what the software does about it. */
export type Clause = Readonly<Omit<z.output<typeof clauseEntry>, 'id'>> & {
  readonly id: ClauseId;
  readonly document: DocumentId;
};

/** One document with its clauses in the order of the text. */
export type Regulation = Readonly<Omit<z.output<typeof catalogue>, 'document' | 'clauses'>> & {
  readonly document: DocumentId;
  readonly clauses: readonly Clause[];
};

/** The documents in the order in which they are listed: local ones by name, the law last. */
export const documentIds = ['chengan', 'dafan', 'dongsheng', 'xuchang', 'zhongyang', 'law'] as const satisfies readonly DocumentId[];

/**
 * One catalogue from its YAML text.
 *
 * @throws Error  the text breaks the form, names another document than `expected`, or an id does not begin with
 *                its document and system
 */
export function parseRegulation(text: string, expected: DocumentId): Regulation {
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
  // The generated union is made from these very ids, and the clause check fails while it is stale.
  return { ...about, document: expected, clauses: clauses.map((clause) => ({ ...clause, document: expected }) as Clause) };
}

const home = fileURLToPath(new URL('.', import.meta.url));
let loaded: readonly Regulation[] | undefined;

/** All documents, read once for the life of the process. @throws Error a file is missing or broken */
export function regulations(): readonly Regulation[] {
  loaded ??= documentIds.map((document) => parseRegulation(readFileSync(join(home, `${document}.yaml`), 'utf8'), document));
  return loaded;
}

let byId: ReadonlyMap<string, Clause> | undefined;

/** The clause with this id, or `undefined` where no document has it. */
export function clause(id: string): Clause | undefined {
  byId ??= new Map(regulations().flatMap((regulation) => regulation.clauses.map((entry) => [entry.id, entry])));
  return byId.get(id);
}
