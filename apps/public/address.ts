import { useSyncExternalStore } from 'react';
import type { HallId, MatterCode } from '../../kernel/ids.ts';

/** The pages of `/public`, by their addresses. */
export type Page =
  | { name: 'start' }
  | { name: 'calculator' }
  | { name: 'ticket'; followCode: string }
  | { name: 'matter'; hallId: HallId; code: MatterCode }
  | { name: 'lost' };

// As on the print: with the jurisdiction before the dot, or without it.
const followCode = /^([A-Za-z0-9_-]{22}\.)?[A-Za-z0-9_-]{16,32}$/;

/** Which page an address names. A number's page is also found under `tickets`, as it is printed. */
export function pageOf(path: string): Page {
  const parts = path.replace(/\/+$/, '').split('/').slice(2);
  const [first, second, third] = parts;
  if (parts.length === 0) return { name: 'start' };
  if (first === 'calculator' && parts.length === 1) return { name: 'calculator' };
  if ((first === 'ticket' || first === 'tickets') && second && parts.length === 2 && followCode.test(second))
    return { name: 'ticket', followCode: second };
  if (first === 'matter' && second && third && parts.length === 3)
    return { name: 'matter', hallId: second as HallId, code: decodedPart(third) as MatterCode };
  return { name: 'lost' };
}

function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const calculatorAddress = (search = ''): string => `/public/calculator${search ? `?${search}` : ''}`;
export const ticketAddress = (followCode: string): string => `/public/ticket/${followCode}`;
export const matterAddress = (hallId: HallId, code: MatterCode): string => `/public/matter/${hallId}/${encodeURIComponent(code)}`;

const moved = new EventTarget();

/** Goes to another page of this app without loading anything anew. */
export function goTo(address: string): void {
  history.pushState(null, '', address);
  moved.dispatchEvent(new Event('moved'));
  scrollTo(0, 0);
}

/** The path shown now, which the links of this app and the browser's own buttons change. */
export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);

function subscribe(listener: () => void): () => void {
  moved.addEventListener('moved', listener);
  addEventListener('popstate', listener);
  return () => {
    moved.removeEventListener('moved', listener);
    removeEventListener('popstate', listener);
  };
}
