import { setImmediate as breath } from 'node:timers/promises';
import { quickOf, type Db } from './db.ts';

/** How reads of one kind are asked together. */
export type Gathering<Key, Value> = {
  /** At most so many in one statement. */
  most: number;
  /** Tells keys apart, and names the row that answers one. */
  word(key: Key): string;
  /** Reads the rows of these keys, by their words. All keys of one call belong to one jurisdiction. */
  read(db: Db, jurisdictionId: string, keys: readonly Key[]): Promise<ReadonlyMap<string, Value>>;
};

const rushMilliseconds = 3;

type Asked<Key, Value> = { key: Key; done: (value: Promise<Value | undefined>) => void };

/**
 * A read that many ask for at the same time: those that arrive while one is under way share the next statement. An answer is never older
 * than its question, so nothing is kept and nothing can be stale.
 */
export function gathered<Key, Value>(
  gathering: Gathering<Key, Value>,
): (db: Db, jurisdictionId: string, key: Key) => Promise<Value | undefined> {
  const lines = new WeakMap<Db, Map<string, Asked<Key, Value>[]>>();
  let isRush = false;

  async function work(db: Db, jurisdictionId: string, of: Map<string, Asked<Key, Value>[]>): Promise<void> {
    const waiting = of.get(jurisdictionId)!;
    // Requests that come in together ask together: in a rush those of some milliseconds, otherwise those of one breath of the process.
    await (isRush ? new Promise((resolve) => setTimeout(resolve, rushMilliseconds)) : breath());
    while (waiting.length > 0) {
      const asked = waiting.splice(0, gathering.most);
      const keys = new Map(asked.map(({ key }) => [gathering.word(key), key]));
      const rows = gathering.read(quickOf(db), jurisdictionId, [...keys.values()]);
      for (const { key, done } of asked) done(rows.then((found) => found.get(gathering.word(key))));
      await rows.catch(() => undefined);
      isRush = asked.length > 1;
    }
    of.delete(jurisdictionId);
  }

  return (db, jurisdictionId, key) =>
    new Promise((done) => {
      let of = lines.get(db);
      if (!of) lines.set(db, (of = new Map()));
      const waiting = of.get(jurisdictionId);
      if (waiting) {
        waiting.push({ key, done });
        return;
      }
      of.set(jurisdictionId, [{ key, done }]);
      void work(db, jurisdictionId, of);
    });
}
