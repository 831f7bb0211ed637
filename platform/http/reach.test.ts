import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { networkOf, publicOrigin } from './reach.ts';

describe('an address counts as its network', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::FFFF:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b:1::10.0.0.1', '64:ff9b:1:0::/64'],
    ['not an address', 'not an address'],
  ])('%s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the address of the public pages', () => {
  const by = (protocol: 'http' | 'https', host: string) =>
    ({ protocol, host, hostname: host.replace(/:\d+$/, '') }) as FastifyRequest;

  it('is the one that was set, however the request came', () => {
    const set = { publicUrl: 'https://hall.example', publicPort: 8601 };
    expect(publicOrigin(set, by('http', '192.168.1.5:8600'))).toBe('https://hall.example');
  });

  it('is else the public port of the host by which the request came', () => {
    expect(publicOrigin({ publicPort: 8601 }, by('http', '192.168.1.5:8600'))).toBe('http://192.168.1.5:8601');
    expect(publicOrigin({ publicPort: 80 }, by('http', 'hall.example:8600'))).toBe('http://hall.example');
    expect(publicOrigin({ publicPort: 8601 }, by('http', '[::1]:8600'))).toBe('http://[::1]:8601');
  });

  it('is the host itself where the port is not known', () => {
    expect(publicOrigin({}, by('http', '127.0.0.1:41234'))).toBe('http://127.0.0.1:41234');
    expect(publicOrigin({}, by('http', 'localhost:80'))).toBe('http://localhost');
  });

  it.each(['', 'a b', '<img>', '[::'])('is relative when the request names the host %j', (host) => {
    expect([publicOrigin({}, by('http', host)), publicOrigin({ publicPort: 8601 }, by('http', host))]).toEqual(['', '']);
  });
});
