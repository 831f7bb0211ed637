import { describe, expect, it } from 'vitest';
import { homeOf, ownAddress } from './next-address.ts';

const origin = 'https://hall.example';

describe('after the sign-in the way leads back to a page of ours', () => {
  it.each([
    ['/window', '/window'],
    ['/manage/people?state=left#top', '/manage/people?state=left#top'],
    ['/window/../manage', '/manage'],
  ])('%s: %s', (next, expected) => {
    expect(ownAddress(next, origin)).toBe(expected);
  });

  it.each([
    [null],
    [''],
    ['/'],
    ['window'],
    ['https://elsewhere.example/window'],
    ['//elsewhere.example/window'],
    ['/\\elsewhere.example'],
    ['/\t/elsewhere.example'],
    ['/%09/elsewhere.example\\@'],
    ['javascript:alert(1)'],
    // Not a page, and not back here again.
    ['/api/sign-out'],
    ['/sign-in?next=/sign-in'],
    ['/window/../sign-in'],
  ])('not to %s', (next) => {
    const led = ownAddress(next, origin);
    expect(led === undefined || new URL(led, origin).origin === origin).toBe(true);
    expect(led ?? '/').not.toMatch(/^\/(api|sign-in|\/)/);
  });

  it('or to the page where the person works', () => {
    expect(homeOf([{ action: 'queue.serve' }])).toBe('/window');
    expect(homeOf([{ action: 'queue.serve' }, { action: 'queue.manage' }])).toBe('/manage');
    expect(homeOf([])).toBe('/manage');
  });
});
