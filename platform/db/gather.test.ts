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

describe('reads that many ask for at the same time', () => {
  it('share a statement, and those that come meanwhile share the next', async () => {
    const { statements, ask } = reading();
    const begun = (count: number) => expect.poll(() => statements.length).toBe(count);
    const early = ['a', 'b', 'b'].map((key) => ask(key));
    await begun(1);
    const late = ['a', 'c', 'd', 'nobody'].map((key) => ask(key));
    statements[0]!.end();
    await begun(2);
    statements[1]!.end();
    await begun(3);
    statements[2]!.end();
    expect(await Promise.all(early)).toEqual(['row a', 'row b', 'row b']);
    expect(await Promise.all(late)).toEqual(['row a', 'row c', 'row d', undefined]);
    expect(statements.map((one) => one.keys)).toEqual([['a', 'b'], ['a', 'c', 'd'], ['nobody']]);
  });

  it('never answers by a statement that began before the question', async () => {
    const { statements, ask } = reading();
    void ask('a');
    await expect.poll(() => statements.length).toBe(1);
    const again = ask('a');
    statements[0]!.end();
    await expect.poll(() => statements.length).toBe(2);
    statements[1]!.end();
    expect(await again).toBe('row a');
  });

  it('asks for one jurisdiction in a statement', async () => {
    const { statements, ask } = reading();
    void ask('a', 'here');
    void ask('b', 'there');
    await expect.poll(() => statements.map((one) => one.jurisdictionId)).toEqual(['here', 'there']);
  });

  it('fails those who asked, and goes on with the next', async () => {
    const { statements, ask } = reading();
    const first = ask('a');
    await expect.poll(() => statements.length).toBe(1);
    const second = ask('b');
    statements[0]!.end(new Error('cut off'));
    await expect(first).rejects.toThrow('cut off');
    await expect.poll(() => statements.length).toBe(2);
    statements[1]!.end();
    expect(await second).toBe('row b');
  });
});
