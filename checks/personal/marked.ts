import { schema } from '../../platform/http/openapi.ts';
import type { Contract } from '../../platform/wire/contract.ts';
import type { Json } from '../bad-input/inputs.ts';
import type { Markers } from './world.ts';

type Schema = { type?: string; pattern?: string; properties?: Record<string, Schema>; items?: Schema; enum?: Json[] };
type Fields = { [key: string]: Json };

/** What a request is made of. */
export type Request = { params?: Record<string, string>; query?: Fields; body?: Fields };

/** The fields of a request that hold what belongs to a person, as paths such as `body.name`. */
export const personalFields = (contract: Contract): string[] =>
  contract.personal.filter((path) => path.startsWith('body.') || path.startsWith('query.'));

/** The request with a word of its own in every text that belongs to a person; what already is such a word stays. */
export function marked(contract: Contract, request: Request, markers: Markers): Request {
  const whole = structuredClone({ query: {}, body: {}, ...request }) as Record<string, Json>;
  for (const path of personalFields(contract)) {
    const [part, ...steps] = path.split('.') as [string, ...string[]];
    const given = schema(part === 'query' ? contract.query : contract.body) as Schema;
    whole[part] = put(whole[part] ?? {}, given, steps, `${contract.name} ${path}`, markers);
  }
  return whole as Request;
}

function put(value: Json, given: Schema | undefined, steps: readonly string[], what: string, markers: Markers): Json {
  const [step, ...rest] = steps;
  if (step !== undefined) {
    const fields = (value ?? {}) as Fields;
    const inner = put(fields[step] ?? null, given?.properties?.[step], rest, what, markers);
    return inner === null ? fields : { ...fields, [step]: inner };
  }
  if (typeof value === 'string' && markers.issued.has(value)) return value;
  // A reason for setting a refusal aside stands in a list beside the code of the refusal.
  if (Array.isArray(value))
    return value.map((one) => ({ ...(one as Fields), ...('reason' in (one as Fields) ? { reason: markers.next(what) } : {}) }));
  // Yes and no cannot be known again.
  if (given?.type !== 'string' || given.enum) return value;
  return markers.next(what, given.pattern === undefined ? 'text' : 'digits');
}
