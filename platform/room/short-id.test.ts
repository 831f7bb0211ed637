import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { longId, shortId } from './short-id.ts';

describe('an id for what people carry', () => {
  it('is 22 characters that stand in any address, and comes back', () => {
    const id = '01a201cb-c3a2-7263-aa58-adb5cd8652eb';
    expect(shortId(id)).toBe('AaIBy8OicmOqWK21zYZS6w');
    expect(longId('AaIBy8OicmOqWK21zYZS6w')).toBe(id);
    const many = Array.from({ length: 200 }, () => uuid());
    expect(many.map((one) => longId(shortId(one)))).toEqual(many);
    for (const one of many) expect(shortId(one)).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it.each(['', 'x', '%', 'A'.repeat(50)])('%s is an id of nothing', (short) => {
    expect(longId(short)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  });
});
