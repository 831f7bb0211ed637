import type { FastifyRequest } from 'fastify';
import { askingAs, kindNamed, unattended, type Cookies } from './cookies.ts';
import { withPatience } from './patience.ts';
import { networkOf } from './reach.ts';
import type { Session } from './route.ts';
import type { DeviceKind } from '../wire/contract.ts';

/**
 * Who holds these cookies, where the page asks as this kind of device; undefined when nobody does.
 *
 * @param by  `itself`: the page asks with nobody at it, which keeps nobody signed in
 */
export type SessionOf = (cookies: Cookies, as: DeviceKind | undefined, by: AskedBy) => Promise<Session | undefined>;

export type AskedBy = 'a person' | 'itself';

/** Who sends a request. Looked up once, also when it is asked twice. */
export type Asking = (request: FastifyRequest) => Promise<Session | undefined>;

export function askingBy(sessionOf: SessionOf): Asking {
  const known = new WeakMap<FastifyRequest, Promise<Session | undefined>>();
  return (request) => {
    const before = known.get(request);
    if (before) return before;
    const query = request.query as Record<string, unknown> | undefined;
    // An event source of the browser sends no headers of ours; everything else does.
    const as = kindNamed(request.headers[askingAs.header] ?? (request.method === 'GET' ? query?.[askingAs.query] : undefined));
    const isAlone = request.headers[unattended] !== undefined || request.url.startsWith('/api/live');
    const session = withPatience(() => sessionOf(request.cookies, as, isAlone ? 'itself' : 'a person'));
    known.set(request, session);
    return session;
  };
}

/** The boards and pads of a hall stand behind one address; pages and live streams are not counted, writes and questions are. */
export const isCounted = ({ url }: FastifyRequest): boolean => url.startsWith('/api/') && !url.startsWith('/api/live');

/**
 * By what requests are counted: a sign-in that holds has a limit of its own, because a whole hall may stand behind one address.
 * A cookie that somebody made up is no sign-in: its requests count for the address from which they come.
 */
export const countedBy =
  (asking: Asking) =>
  async (request: FastifyRequest): Promise<string> => {
    const address = `address ${networkOf(request.ip)}`;
    if (!isCounted(request)) return address;
    // A database that does not answer is told to the caller by the route, not here.
    const session = await asking(request).catch(() => undefined);
    return session ? `session ${session.sessionId}` : address;
  };
