import { describe, expect, it, vi } from 'vitest';
import { contract, anyone } from '../wire/contract.ts';
import { line } from '../wire/fields.ts';
import { bodyOf, complaintsOf, limitsOf } from './form.ts';
import { z } from 'zod';

vi.mock('zod', () => import('./build/schema-stub.ts'));

const rate = contract({
  name: 'test.rate',
  title: '评价',
  method: 'POST',
  path: '/api/rate/:ticketId',
  who: anyone,
  body: z.strictObject({ name: line(5).optional(), words: z.array(z.string()).min(1) }),
  answer: z.object({ thanks: z.string() }),
});

describe('a light page carries contracts without schemas', () => {
  it('they keep their address', () => {
    expect(rate).toMatchObject({ name: 'test.rate', method: 'POST', path: '/api/rate/:ticketId', does: 'command' });
  });

  it('only what the form itself requires is asked for', () => {
    expect(complaintsOf(rate.body, { name: ' ', phone: '' }, ['name'])).toEqual([
      { field: 'name', message: '请填写此项', clauses: [] },
    ]);
    expect(complaintsOf(rate.body, { name: '李秀英' }, ['name'])).toEqual([]);
  });

  it('the body is built all the same, and no field claims to be optional', () => {
    expect(bodyOf(rate.body, { 'applicant.name': '李秀英', phone: '' })).toEqual({ applicant: { name: '李秀英' } });
    expect(limitsOf(rate.body, 'name')).toEqual({ optional: false });
  });
});
