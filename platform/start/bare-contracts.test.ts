import { expect, it } from 'vitest';
import { bareContracts } from './bare-contracts.ts';

it('a bare contract keeps its address and whether it is a command', () => {
  const code = `
const row = z.object({ no: z.number() });
/** What is asked. */
export const ask = contract({
  name: 'room.ask',
  title: '问',
  method: 'POST',
  path: '/api/ask/:id',
  does: 'ask',
  who: may('room.read', 'hall'),
  body: z.strictObject({ path: z.string() }),
  answer: z.array(row),
  personal: ['answer.name'],
});
export const other = contract({ title: '别的', name: 'room.other', answer: row, method: 'GET', path: '/api/other', who: anyone });
export const words = ['title', 'who'] as const;
export const first = (rows) => rows.at(0);
`;
  const bare = bareContracts('wire.ts', code).replaceAll(/\s+/g, ' ');
  expect(bare).toContain(
    "ask = /* @__PURE__ */ contract({ name: 'room.ask', method: 'POST', path: '/api/ask/:id', does: 'ask', });",
  );
  expect(bare).toContain("other = /* @__PURE__ */ contract({ name: 'room.other', method: 'GET', path: '/api/other', });");
  expect(bare).toContain('const row = /* @__PURE__ */ z.object({ no: /* @__PURE__ */ z.number() });');
  // What runs when it is called stays as it was.
  expect(bare).toContain('first = (rows) => rows.at(0);');
  expect(bare).toContain("words = ['title', 'who'] as const;");
});
