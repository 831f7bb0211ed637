import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anyone, contract } from '../wire/contract.ts';
import { createClient } from './client.ts';
import { ProblemError, Unreachable } from './problem-error.ts';

const takeTicket = contract({
  name: 'test.take',
  title: '取号',
  method: 'POST',
  path: '/api/halls/:hallId/tickets',
  who: anyone,
  params: z.strictObject({ hallId: z.string() }),
  body: z.strictObject({ business: z.string() }),
  answer: z.object({ number: z.string() }),
});

const look = contract({
  name: 'test.look',
  title: '查看',
  method: 'GET',
  path: '/api/look',
  who: anyone,
  query: z.strictObject({ word: z.string().optional(), page: z.number().optional() }),
  answer: z.object({ found: z.number() }),
});

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
type Reply = (response: ServerResponse) => void;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const cut: Reply = (response) => response.destroy();
const html: Reply = (response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>');

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server that gives these replies one after another, the last one for ever, and remembers what it was sent. */
async function serverWith(...replies: Reply[]) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      replies[Math.min(seen.length, replies.length) - 1]!(response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ origin, gaps: { first: 2, longest: 10 }, cookies: () => 'a=1; yc_csrf=tok; b=2' });
  return { client, seen };
}

const refusal = {
  type: 'https://yichuang.invalid/refused',
  title: '暂不能取号',
  status: 422,
  detail: '请到导办台咨询。',
  refusals: [{ code: 'closed', message: '本业务已停止取号', next: '请明日再来', clauses: ['dafan.queue.1'] }],
  trace: 't-1',
};

describe('a message is sent as its contract says', () => {
  it('fills the path, sends the body, the own header and the csrf token', async () => {
    const { client, seen } = await serverWith(json(200, { number: 'A001' }));
    const answer = await client.call(takeTicket, { params: { hallId: 'h/1' }, body: { business: '综合' } });
    expect(answer).toEqual({ number: 'A001' });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/halls/h%2F1/tickets', body: '{"business":"综合"}' });
    expect(seen[0]!.headers).toMatchObject({ 'x-yichuang': '1', 'x-csrf-token': 'tok', 'content-type': 'application/json' });
  });

  it('puts the query behind the path and leaves out what is undefined', async () => {
    const { client, seen } = await serverWith(json(200, { found: 3 }));
    await client.call(look, { query: { word: '食品 经营', page: 2 } });
    await client.call(look);
    expect(seen.map((one) => one.url)).toEqual(['/api/look?word=%E9%A3%9F%E5%93%81+%E7%BB%8F%E8%90%A5&page=2', '/api/look']);
  });

  it('gives a command an id of the newest kind and an ask none', async () => {
    const { client, seen } = await serverWith(json(200, {}));
    await client.call(takeTicket, { params: { hallId: 'h' }, body: { business: 'x' } });
    await client.call(look);
    expect(seen[0]!.headers['idempotency-key']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(seen[1]!.headers['idempotency-key']).toBeUndefined();
  });
});

describe('a command is tried until it is answered, always under the same id', () => {
  it('goes on through a cut, 502, 503, 504 and 429', async () => {
    const { client, seen } = await serverWith(
      cut,
      json(502, {}),
      json(503, {}),
      json(504, {}),
      json(429, {}),
      cut,
      json(200, { number: 'A007' }),
    );
    const gaps: number[] = [];
    const answer = await client.call(takeTicket, {
      params: { hallId: 'h' },
      body: { business: 'x' },
      onRetry: (failed) => gaps.push(failed),
    });
    expect(answer).toEqual({ number: 'A007' });
    expect(seen).toHaveLength(7);
    expect(new Set(seen.map((one) => one.headers['idempotency-key'])).size).toBe(1);
    expect(gaps).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('sends the id it was given', async () => {
    const { client, seen } = await serverWith(json(200, {}));
    await client.call(takeTicket, { params: { hallId: 'h' }, body: { business: 'x' }, command: 'the-same' });
    expect(seen[0]!.headers['idempotency-key']).toBe('the-same');
  });

  it('stops when the caller gives up', async () => {
    const { client, seen } = await serverWith(cut);
    const own = new AbortController();
    const sent = client.call(takeTicket, {
      params: { hallId: 'h' },
      body: { business: 'x' },
      signal: own.signal,
      onRetry: (failed) => failed === 2 && own.abort(),
    });
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 413, 422, 500])('%d is an answer and is not tried again', async (status) => {
    const { client, seen } = await serverWith(json(status, { ...refusal, status }));
    const sent = client.call(takeTicket, { params: { hallId: 'h' }, body: { business: 'x' } });
    await expect(sent).rejects.toBeInstanceOf(ProblemError);
    expect(seen).toHaveLength(1);
  });
});

describe('an ask gives up, so that the page can say so', () => {
  it('after four tries without a server', async () => {
    const { client, seen } = await serverWith(cut);
    await expect(client.call(look)).rejects.toBeInstanceOf(Unreachable);
    expect(seen).toHaveLength(4);
  });

  it('with the last problem when the server keeps refusing for now', async () => {
    const { client, seen } = await serverWith(json(503, { ...refusal, status: 503, title: '正在维护' }));
    await expect(client.call(look, { tries: 2 })).rejects.toMatchObject({ problem: { title: '正在维护' } });
    expect(seen).toHaveLength(2);
  });
});

describe('what is not a success is a problem', () => {
  it('carries every refusal of the document', async () => {
    const { client } = await serverWith(json(422, refusal));
    const sent = client.call(takeTicket, { params: { hallId: 'h' }, body: { business: 'x' } });
    await expect(sent).rejects.toMatchObject({ problem: refusal });
  });

  it('is made from the status when something in between answered', async () => {
    const { client } = await serverWith(html);
    await expect(client.call(look)).rejects.toMatchObject({
      problem: { status: 403, title: '您的岗位没有这项权限', refusals: [] },
    });
  });

  it('401 tells whoever listens, until they stop', async () => {
    const { client } = await serverWith(json(401, { ...refusal, status: 401 }));
    let told = 0;
    const stop = client.onSignedOut(() => told++);
    await client.call(look).catch(() => {});
    stop();
    await client.call(look).catch(() => {});
    expect(told).toBe(1);
  });
});
