import { describe, expect, it } from 'vitest';
import type { HallId, MatterCode } from '../../kernel/ids.ts';
import { matterAddress, pageOf, ticketAddress } from './address.ts';

describe('the pages of the public app', () => {
  const code = 'Ab3_-Ab3_-Ab3_-Ab3';
  it.each([
    ['/public', { name: 'start' }],
    ['/public/', { name: 'start' }],
    ['/public/calculator', { name: 'calculator' }],
    [ticketAddress(code), { name: 'ticket', followCode: code }],
    [`/public/tickets/${code}`, { name: 'ticket', followCode: code }], // as the number is printed
    [`/public/tickets/AaIBy8OicmOqWK21zYZS6w.${code}`, { name: 'ticket', followCode: `AaIBy8OicmOqWK21zYZS6w.${code}` }],
    ['/public/ticket/short', { name: 'lost' }],
    [matterAddress('h' as HallId, 'A-1' as MatterCode), { name: 'matter', hallId: 'h', code: 'A-1' }],
    ['/public/matter/h', { name: 'lost' }],
    ['/public/matter/h/%E0%A4%A', { name: 'matter', hallId: 'h', code: '%E0%A4%A' }], // what cannot be decoded stays
    ['/public/anything', { name: 'lost' }],
  ])('%s', (path, page) => expect(pageOf(path)).toEqual(page));
});
