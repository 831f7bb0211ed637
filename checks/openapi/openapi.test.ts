import { describe, expect, it } from 'vitest';
import { documentKept, documentNow } from './document.ts';

type Document = {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; parameters: { name: string }[] }>>;
};

describe('the interface', () => {
  it('is the one that was kept: `npm run openapi` keeps a change, so that a review sees it', () => {
    expect(documentNow()).toBe(documentKept());
  });

  it('names each operation once, and asks every command for its id', () => {
    const { openapi, paths } = JSON.parse(documentNow()) as Document;
    expect(openapi).toBe('3.1.0');
    const operations = Object.values(paths).flatMap((path) => Object.entries(path));
    const ids = operations.map(([, operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const takeTicket = operations.find(([, operation]) => operation.operationId === 'queue.takeTicket')!;
    expect(takeTicket[1].parameters.map((parameter) => parameter.name)).toEqual(['hallId', 'idempotency-key']);
  });
});
