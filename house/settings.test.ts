import { describe, expect, it } from 'vitest';
import { CannotStart, readSettings } from './settings.ts';

const read = (env: Record<string, string>) => readSettings(['start'], env);

describe('PUBLIC_URL', () => {
  it.each([
    ['https://hall.example.gov.cn', 'https://hall.example.gov.cn'],
    ['https://hall.example.gov.cn/', 'https://hall.example.gov.cn'],
    ['http://192.168.1.5:8601', 'http://192.168.1.5:8601'],
    ['http://[2001:db8::5]:8601', 'http://[2001:db8::5]:8601'],
    ['HTTPS://Hall.Example:443', 'https://hall.example'],
  ])('%s is where phones go', (text, origin) => {
    expect(read({ PUBLIC_URL: text }).publicUrl).toBe(origin);
  });

  it('left out or empty is the public port of the host that was asked', () => {
    expect([read({}).publicUrl, read({ PUBLIC_URL: '' }).publicUrl]).toEqual([undefined, undefined]);
  });

  it.each([
    'hall.example',
    '//hall.example',
    'ftp://hall.example',
    'javascript:alert(1)',
    'https://hall.example/public',
    'https://hall.example/?a=1',
    'https://hall.example/#a',
    'https://user:secret@hall.example',
    '是的',
  ])('%s does not start, and it is said why', (text) => {
    expect(() => read({ PUBLIC_URL: text })).toThrow(CannotStart);
    expect(() => read({ PUBLIC_URL: text })).toThrow(/PUBLIC_URL.*例如 https:/);
  });
});

describe('TRUST_PROXY', () => {
  it.each([
    ['1', 1],
    ['2', 2],
    ['10.0.0.2', ['10.0.0.2']],
    ['10.0.0.2, 192.168.0.0/16,2001:db8::/32', ['10.0.0.2', '192.168.0.0/16', '2001:db8::/32']],
  ])('%s is whom to believe', (text, trusted) => {
    expect(read({ TRUST_PROXY: text }).trustProxy).toEqual(trusted);
  });

  it('left out is nobody', () => {
    expect([read({}).trustProxy, read({ TRUST_PROXY: '' }).trustProxy, read({ TRUST_PROXY: '0' }).trustProxy]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each(['true', 'yes', '*', '10', '10.0.0.0/33', '10.0.0.2/', 'proxy.example', '10.0.0.2,', '0.0.0.0/x'])(
    '%s does not start, and it is said why',
    (text) => {
      expect(() => read({ TRUST_PROXY: text })).toThrow(/TRUST_PROXY.*例如 10\.0\.0\.2/);
    },
  );
});
