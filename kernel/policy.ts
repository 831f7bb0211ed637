import { canonical, type Plain } from './canonical.ts';
import type { ClauseId, DocumentId } from './clause-ids.generated.ts';

/**
 * A point on which halls may differ. Its value comes from, in this order: an override of the hall, the first adopted document that
 * speaks on it, the law, the default.
 */
export type Switch<Value> = {
  /** `room.name`, unique in the house. */
  key: string;
  /** The value where no adopted document speaks. */
  default: Value;
  /** Clauses of the law, or none, on which the default rests. */
  clauses: readonly ClauseId[];
  byDocument: Partial<Record<DocumentId, { value: Value; clauses: readonly ClauseId[] }>>;
  /** In Chinese, for the settings page: what it decides. */
  describe: string;
  /** Values it may take beside those that the default and the documents name. */
  choices?: readonly Value[];
  /** What a value must satisfy to be set by hand; the answer is why not, in Chinese, or undefined when it fits. */
  misfit?: (value: unknown) => string | undefined;
  /**
   * For a point on which the law speaks: whether this value grants people less than the law does. Left out, every value other than
   * the law's counts as less, because nobody said that it may be chosen.
   */
  weakerThanLaw?(value: Value): boolean;
};

/** What a hall lives by on a day: the adopted documents in their order, and the points it decides otherwise. */
export type PolicyInForce = {
  /** Grows by one with each change; a running clock keeps the number under which it started. */
  version: number;
  documents: readonly Exclude<DocumentId, 'law'>[];
  overrides: Readonly<Record<string, unknown>>;
};

/** The value of a switch, and who said so. */
export type Resolved<Value> = {
  value: Value;
  from: 'override' | DocumentId | 'default';
  clauses: readonly ClauseId[];
};

/** A house without documents: law and defaults alone. */
export const lawAlone: PolicyInForce = { version: 0, documents: [], overrides: {} };

const same = (a: unknown, b: unknown): boolean => canonical(a as Plain) === canonical(b as Plain);

/** What holds on this point. A value of the hall's own rests on no clause, unless it is what would hold anyway. */
export function resolve<Value>(point: Switch<Value>, policy: PolicyInForce): Resolved<Value> {
  const regulated = regulatedValue(point, policy);
  if (!Object.hasOwn(policy.overrides, point.key)) return regulated;
  const value = policy.overrides[point.key] as Value;
  return { value, from: 'override', clauses: same(value, regulated.value) ? regulated.clauses : [] };
}

/** What holds where the hall sets nothing of its own: the first adopted document that speaks, else the law or the default. */
function regulatedValue<Value>(point: Switch<Value>, policy: PolicyInForce): Resolved<Value> {
  for (const document of policy.documents) {
    const said = point.byDocument[document];
    if (said) return { value: said.value, clauses: said.clauses, from: document };
  }
  return { value: point.default, from: point.clauses.length > 0 ? 'law' : 'default', clauses: point.clauses };
}

/** The values of several switches at once, as a plain object a rule can ask. */
export function valuesOf<Switches extends Readonly<Record<string, Switch<unknown>>>>(
  switches: Switches,
  policy: PolicyInForce,
): { [Name in keyof Switches]: Switches[Name] extends Switch<infer Value> ? Value : never } {
  return Object.fromEntries(Object.entries(switches).map(([name, point]) => [name, resolve(point, policy).value])) as never;
}

/**
 * Why a value cannot be set by hand, in Chinese, or undefined when it fits. A switch that does not say what fits takes the kind of its
 * default, and for words only those that it or a document names: a free word would be a rule that nobody wrote.
 */
export function misfitOf(point: Switch<unknown>, value: unknown): string | undefined {
  if (point.misfit) return point.misfit(value);
  const known = knownValues(point);
  if (typeof point.default === 'number')
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? undefined : '应为不小于 0 的数字';
  if (typeof point.default === 'boolean') return typeof value === 'boolean' ? undefined : '应为“是”或“否”';
  return known.some((one) => same(one, value)) ? undefined : `应为以下之一：${known.map(spelled).join('、')}`;
}

/** The default, what the documents say on the point, and its further choices, each value once. */
export function knownValues<Value>(point: Switch<Value>): Value[] {
  const all = [point.default, ...Object.values(point.byDocument).map((said) => said.value), ...(point.choices ?? [])];
  return all.filter((one, index) => all.findIndex((other) => same(one, other)) === index);
}

const spelled = (value: unknown): string => (typeof value === 'string' ? value : canonical(value as Plain));

/** A `misfit` for a switch that takes one of these values. */
export const oneOf =
  (...choices: readonly (string | number | boolean)[]) =>
  (value: unknown): string | undefined =>
    choices.includes(value as never) ? undefined : `应为以下之一：${choices.join('、')}`;

/** A `misfit` for a switch that takes a whole number from `least` to `most`, both included. */
export const wholeNumber =
  (least: number, most: number) =>
  (value: unknown): string | undefined =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `应为 ${least} 到 ${most} 之间的整数`;

/**
 * How a value stands to the law. `beyond-the-law`: other than the law's, and the switch says that it grants no less;
 * `against-the-law`: other, and less or not said.
 */
export type LawStanding = 'law-is-silent' | 'as-the-law' | 'beyond-the-law' | 'against-the-law';

/** How this value of a switch stands to the law. */
export function standingToLaw<Value>(point: Switch<Value>, value: Value): LawStanding {
  if (!point.clauses.some((clause) => clause.startsWith('law.'))) return 'law-is-silent';
  if (same(value, point.default)) return 'as-the-law';
  return point.weakerThanLaw && !point.weakerThanLaw(value) ? 'beyond-the-law' : 'against-the-law';
}

/** A point on which two adopted documents say different things: the earlier one wins, and people should know. */
export type Difference = {
  key: string;
  wins: DocumentId;
  loses: DocumentId;
  winning: unknown;
  losing: unknown;
  clauses: readonly ClauseId[];
};

/** Where adopted documents differ from the one that wins. */
export function differences(points: readonly Switch<unknown>[], policy: PolicyInForce): Difference[] {
  return points.flatMap((point) => {
    const speakers = policy.documents.filter((document) => point.byDocument[document] !== undefined);
    const [wins, ...others] = speakers;
    if (!wins) return [];
    const winning = point.byDocument[wins]!;
    return others
      .filter((loses) => !same(point.byDocument[loses]!.value, winning.value))
      .map((loses) => ({
        key: point.key,
        wins,
        loses,
        winning: winning.value,
        losing: point.byDocument[loses]!.value,
        clauses: [...winning.clauses, ...point.byDocument[loses]!.clauses],
      }));
  });
}

/** A point on which what holds grants less than the law, and who decided so. */
export type LawConflict = {
  key: string;
  value: unknown;
  from: 'override' | Exclude<DocumentId, 'law'>;
  law: unknown;
  clauses: readonly ClauseId[];
};

/** Where what holds in a hall is weaker than the law: the hall's own values, and what its documents say. */
export function lawConflicts(points: readonly Switch<unknown>[], policy: PolicyInForce): LawConflict[] {
  return points.flatMap((point) => {
    const { value, from, clauses } = resolve(point, policy);
    if (from === 'law' || from === 'default' || standingToLaw(point, value) !== 'against-the-law') return [];
    return [{ key: point.key, value, from, law: point.default, clauses: [...new Set([...point.clauses, ...clauses])] }];
  });
}

/** Of these clauses, those that a hall is shown: the law's, and those of documents it has adopted. */
export const shownClauses = <Clause extends string>(
  clauses: readonly Clause[],
  policy: Pick<PolicyInForce, 'documents'>,
): Clause[] => {
  const documents = new Set<string>(['law', ...policy.documents]);
  return clauses.filter((clause) => documents.has(clause.slice(0, clause.indexOf('.'))));
};
