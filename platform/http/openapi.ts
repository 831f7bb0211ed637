import { z } from 'zod';
import type { Contract } from '../wire/contract.ts';
import { problem } from '../wire/problem.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of these contracts, in the order of their paths. */
export function openApi(contracts: readonly Contract[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const contract of contracts.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    const path = contract.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '一窗 Yichuang', version, description: '政务服务大厅运行系统接口。写操作须带 idempotency-key（UUIDv7）。' },
    paths,
    components: { schemas: { Problem: schema(problem) } },
  };
}

function operation(contract: Contract): Json {
  const isBodied = contract.method === 'POST';
  return {
    operationId: contract.name,
    summary: contract.title,
    'x-who': contract.who,
    'x-listener': contract.listener,
    'x-clauses': contract.clauses,
    'x-personal': contract.personal,
    parameters: [
      ...parameters(contract.params, 'path'),
      ...parameters(contract.query, 'query'),
      ...(contract.does === 'command'
        ? [
            {
              name: 'idempotency-key',
              in: 'header',
              required: true,
              schema: { type: 'string', format: 'uuid' },
              description: '操作编号，UUIDv7；重试用同一编号',
            },
          ]
        : []),
    ],
    ...(isBodied ? { requestBody: { required: true, content: { 'application/json': { schema: schema(contract.body) } } } } : {}),
    responses: {
      200: { description: '成功', content: { 'application/json': { schema: schema(contract.answer, 'output') } } },
      default: {
        description: '没有办成，原因与下一步',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(part: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schema(part) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

/** JSON Schema of one part of a contract; also what the bad-input test makes its input from. */
export function schema(part: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(part, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;
  return rest;
}
