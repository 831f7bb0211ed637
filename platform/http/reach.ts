import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** How the house is reached from outside, as far as whoever started it said so. */
export type Reach = {
  /**
   * The proxies before the house whose word on the caller's address is believed: how many there are, or their addresses. Without a
   * proxy anybody could name any address, so by default nobody is believed.
   */
  trustProxy?: false | number | readonly string[];
  /** Where everybody reaches the public pages, such as `https://hall.example`; no slash at the end. */
  publicUrl?: string | undefined;
  /** The port of the public listener, on the host by which the request came; undefined or 0 where it is not known. */
  publicPort?: number | undefined;
};

/** What the server below us is told about proxies. */
export function trusted({ trustProxy = false }: Reach): false | string[] | ((address: string, hop: number) => boolean) {
  if (trustProxy === false) return false;
  return typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : [...trustProxy];
}

/**
 * Where a phone reaches the public pages: as it was set, else the public port of the host by which this request came. Empty, so that
 * addresses stay relative, when the request names a host that is none.
 */
export function publicOrigin({ publicUrl, publicPort }: Reach, { protocol, host, hostname }: FastifyRequest): string {
  if (publicUrl !== undefined) return publicUrl;
  return originOf(`${protocol}://${publicPort ? `${hostname}:${publicPort}` : host}`);
}

/** The address that was asked for last, and what came of it: in one house it is nearly always the same. */
let latest = { address: '', origin: '' };

function originOf(address: string): string {
  if (latest.address !== address) latest = { address, origin: URL.canParse(address) ? new URL(address).origin : '' };
  return latest.origin;
}

/**
 * The network that an address counts as when requests or wrong passwords are counted: an IPv4 address itself, of an IPv6 address its
 * first 64 bits, because a single subscriber has all of the others.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array<string>(8 - front.length - back.length - (plain.includes('.') ? 1 : 0)).fill('0');
  const groups = [...front, ...gap, ...back].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
