import { describe, expect, it } from 'vitest';
import type { Db } from './db.ts';
import { gathered } from './gather.ts';

/** A read whose statements end when the test says so. */
function reading() {
  const statements: { jurisdictionId: string; keys: readonly string[]; end(error?: Error): void }[] = [];
  const ask = gathered<string, string>({
    most: 3,
    word: (key) => key,
    read: (_db, jurisdictionId, keys) =>
      new Promise((resolve, reject) =>
        statements.push({
          jurisdictionId,
          keys,
          end: (error) =>
            error ? reject(error) : resolve(new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `row ${key}`]))),
        }),
      ),
  });
  const db = {} as Db;
  return { statements, ask: (key: string, jurisdictionId = 'here') => ask(db, jurisdictionId, key) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('reads that many ask for at the same time', () => {
  it('go at once when nobody asks, and share the next statement while one is under way', async () => {
    const { statements, ask } = reading();
    const answers = ['a', 'b', 'c', 'b', 'nobody'].map((key) => ask(key));
    expect(statements.map((one) => one.keys)).toEqual([['a']]);
    statements[0]!.end();
    await turn();
    expect(statements.map((one) => one.keys)).toEqual([['a'], ['b', 'c']]);
    statements[1]!.end();
    await turn();
    statements[2]!.end();
    expect(await Promise.all(answers)).toEqual(['row a', 'row b', 'row c', 'row b', undefined]);
    expect(statements.map((one) => one.keys)).toEqual([['a'], ['b', 'c'], ['nobody']]);
  });

  it('never answers by a statement that began before the question', async () => {
    const { statements, ask } = reading();
    void ask('a');
    const again = ask('a');
    statements[0]!.end();
    await turn();
    expect(statements).toHaveLength(2);
    statements[1]!.end();
    expect(await again).toBe('row a');
  });

  it('asks for one jurisdiction in a statement', () => {
    const { statements, ask } = reading();
    void ask('a', 'here');
    void ask('b', 'there');
    expect(statements.map((one) => one.jurisdictionId)).toEqual(['here', 'there']);
  });

  it('fails those who asked, and goes on with the next', async () => {
    const { statements, ask } = reading();
    const first = ask('a');
    const second = ask('b');
    statements[0]!.end(new Error('cut off'));
    await expect(first).rejects.toThrow('cut off');
    await turn();
    statements[1]!.end();
    expect(await second).toBe('row b');
  });
});
