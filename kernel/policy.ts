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
  /** What a value must satisfy to be set by hand; the answer is why not, in Chinese, or undefined when it fits. */
  misfit?: (value: unknown) => string | undefined;
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

/** What holds on this point. */
export function resolve<Value>(point: Switch<Value>, policy: PolicyInForce): Resolved<Value> {
  const override = policy.overrides[point.key];
  if (override !== undefined)
    return { value: override as Value, from: 'override', clauses: speaking(point, policy)?.clauses ?? point.clauses };
  return (
    speaking(point, policy) ?? {
      value: point.default,
      from: point.clauses.length > 0 ? 'law' : 'default',
      clauses: point.clauses,
    }
  );
}

function speaking<Value>(point: Switch<Value>, policy: PolicyInForce): Resolved<Value> | undefined {
  for (const document of policy.documents) {
    const said = point.byDocument[document];
    if (said) return { ...said, from: document };
  }
  return undefined;
}

/** The values of several switches at once, as a plain object a rule can ask. */
export function valuesOf<Switches extends Record<string, Switch<never>>>(
  switches: Switches,
  policy: PolicyInForce,
): { [Name in keyof Switches]: Switches[Name] extends Switch<infer Value> ? Value : never } {
  return Object.fromEntries(
    Object.entries(switches).map(([name, point]) => [name, resolve(point as Switch<unknown>, policy).value]),
  ) as never;
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
      .filter((loses) => JSON.stringify(point.byDocument[loses]!.value) !== JSON.stringify(winning.value))
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
