/** Ids are UUIDv7 made in the application, branded by what they name, so that a ticket's id never stands for a case's. */

declare const idBrand: unique symbol;
export type Id<Name extends string> = string & { readonly [idBrand]: Name };

export type JurisdictionId = Id<'jurisdiction'>;
export type HallId = Id<'hall'>;
export type AreaId = Id<'area'>;
export type WindowId = Id<'window'>;
export type DepartmentId = Id<'department'>;
export type PersonId = Id<'person'>;
export type DeviceId = Id<'device'>;
export type TicketId = Id<'ticket'>;
export type MatterCode = Id<'matter-code'>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `text` has the shape of an id of this house: a lower-case UUID. */
export const isId = (text: string): boolean => uuidPattern.test(text);

/** The moment at which a UUIDv7 was made, in milliseconds since 1970; undefined when it is not a UUIDv7. */
export function madeAt(id: string): number | undefined {
  if (!isId(id) || id[14] !== '7') return undefined;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/**
 * A stream is everything that happened to one thing: `ticket:2026:<id>`. The year is the one in which it was born, because
 * the journal keeps its years apart.
 */
export type StreamId = `${string}:${number}:${string}`;

/** The name of the stream of a thing of this kind, born in this year. */
export const streamId = (kind: string, born: number, id: string): StreamId => `${kind}:${born}:${id}`;

/** The parts of a stream's name. @throws RangeError not a stream's name */
export function streamParts(stream: string): { kind: string; born: number; id: string } {
  const match = /^([a-z-]+):(\d{4}):(.+)$/.exec(stream);
  if (!match) throw new RangeError(`${JSON.stringify(stream)} is not a stream, expected kind:year:id`);
  return { kind: match[1]!, born: Number(match[2]), id: match[3]! };
}

/** Who acted: a person, a device, a reaction, a job, the set-up page, or a visitor nobody knows. */
export type Actor =
  | { kind: 'person'; id: PersonId }
  | { kind: 'device'; id: DeviceId }
  | { kind: 'system'; id: string }
  | { kind: 'visitor'; id: 'unknown' };

/** How an actor stands in the journal. */
export const actorName = (actor: Actor): string => `${actor.kind}:${actor.id}`;
