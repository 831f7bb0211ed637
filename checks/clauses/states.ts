/** What counts as carried out, and what the record says of each clause. */
import type { Clause, ClauseKind } from '../../regulations/load.ts';
import type { Evidence, Proof } from './evidence.ts';

export type State = 'carried-out' | 'judgement' | 'open';

/** One clause in the list that `npm run clauses -- --json` prints; places are `file:line`, null where there is none. */
export type ClauseRecord = {
  id: string;
  document: string;
  system: string;
  state: State;
  /** Where it is carried out: the rule, else the fact, the job, the read, the data. */
  rule: string | null;
  test: string | null;
  screen: string | null;
  paper: string | null;
  /** Of a judgement: why people and not software. */
  reason: string | null;
};

/** What each kind owes; within one line any of the proofs will do. */
export const owed: Readonly<Record<ClauseKind, readonly (readonly Proof[])[]>> = {
  compute: [['rule'], ['test']],
  enforce: [['rule'], ['test']],
  record: [['fact'], ['read'], ['test']],
  remind: [['job'], ['test']],
  print: [['paper'], ['text-test']],
  publish: [['read'], ['screen']],
  measure: [['read'], ['screen']],
  advise: [['data'], ['screen']],
};

/** Proofs that a clause of this kind still lacks. */
export function lacking(kind: ClauseKind, evidence: readonly Evidence[]): Proof[] {
  return owed[kind].flatMap((anyOf) => (evidence.some((one) => anyOf.includes(one.proof)) ? [] : anyOf.slice(0, 1)));
}

/** The evidence of each clause, places in its own room first. */
export function evidenceById(evidence: readonly Evidence[]): ReadonlyMap<string, readonly Evidence[]> {
  const byId = new Map<string, Evidence[]>();
  for (const one of evidence) {
    const known = byId.get(one.id);
    if (known) known.push(one);
    else byId.set(one.id, [one]);
  }
  for (const [id, list] of byId) {
    const home = `systems/${id.split('.')[1]}/`;
    const rank = (one: Evidence) => (one.file.startsWith(home) ? 0 : 1);
    list.sort((a, b) => rank(a) - rank(b));
  }
  return byId;
}

/** The state of every clause, in the order given. */
export function recordsOf(
  clauses: readonly Clause[],
  evidence: ReadonlyMap<string, readonly Evidence[]>,
  judgements: Readonly<Record<string, string>>,
): ClauseRecord[] {
  return clauses.map(({ id, document, system, kind }) => {
    const own = evidence.get(id) ?? [];
    const place = (...proofs: Proof[]): string | null => {
      for (const proof of proofs) {
        const found = own.find((one) => one.proof === proof);
        if (found) return `${found.file}:${found.line}`;
      }
      return null;
    };
    const carriedOut = lacking(kind, own).length === 0;
    const reason = judgements[id] ?? null;
    return {
      id,
      document,
      system,
      state: carriedOut ? 'carried-out' : reason === null ? 'open' : 'judgement',
      rule: place('rule', 'fact', 'job', 'read', 'data'),
      test: place('test'),
      screen: place('screen'),
      paper: place('paper'),
      reason: carriedOut ? null : reason,
    };
  });
}

/** What is wrong with the ids that the house names and with the list of judgements; one sentence each. */
export function clauseBreaches(
  clauses: readonly Clause[],
  evidence: readonly Evidence[],
  judgements: Readonly<Record<string, string>>,
): string[] {
  const known = new Map<string, Clause>(clauses.map((one) => [one.id, one]));
  const documents = new Set<string>(clauses.map((one) => one.document));
  const byId = evidenceById(evidence);
  const unknown = evidence.flatMap(({ id, file, line, tagged }) => {
    if (id === '') return [`${file}:${line} @clause names no id`];
    // Headings and values hold other dotted names too; of those only what begins with a document is meant as an id.
    if (known.has(id) || (!tagged && !documents.has(id.split('.')[0] ?? ''))) return [];
    return [`${file}:${line} names ${id}, which no document has`];
  });
  const judged = Object.entries(judgements).flatMap(([id, reason]) => {
    const clause = known.get(id);
    if (!clause) return [`regulations/judgement.yaml: ${id}, which no document has`];
    if (lacking(clause.kind, byId.get(id) ?? []).length === 0)
      return [`regulations/judgement.yaml: ${id} is carried out, so it is no judgement`];
    return /^.{20,}[.。]$/su.test(reason.trim()) ? [] : [`regulations/judgement.yaml: the reason of ${id} is not a sentence`];
  });
  return [...new Set([...unknown, ...judged])];
}
