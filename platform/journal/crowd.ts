import { setImmediate as breath } from 'node:timers/promises';
import type { Plain } from '../../kernel/canonical.ts';
import type { StreamId } from '../../kernel/ids.ts';
import { isUnreachable } from '../db/db.ts';
import { answerOf, carryOut, recordTxOf, type Ground, type Member, type Outcome } from './carry-out.ts';
import type { Decided } from './command.ts';
import type { CrowdTx, JournalRoom, RecordTx } from './room.ts';

/** One of the commands of a crowd, as its decision sees it. */
export type OfCrowd<Input> = { input: Input; tx: RecordTx };

/** How commands of one kind are decided together. */
export type Crowd<Input, Answer extends Plain, Ready = unknown> = {
  /** At most so many share a transaction. */
  most: number;
  /** Commands with the same word never share a transaction: the second must see what the first did. */
  apart?(input: Input): string;
  /** Reads what the decisions rest on and what needs no lock, before the transaction begins. */
  ready?(inputs: readonly Input[]): Promise<Ready>;
  /**
   * Decides each of these commands; an `Error` in the place of a decision is that command's own. All run in one transaction, so a
   * decision writes nothing for a command that it refuses.
   */
  decide(tx: CrowdTx, members: readonly OfCrowd<Input>[], ready: Ready): Promise<readonly (Decided<Answer> | Error)[]>;
};

type Waiting<Input, Answer> = Member & { input: Input; done(outcome: Promise<Answer>): void };
type Retries = <Result>(attempt: (begun: readonly StreamId[]) => Promise<Result>) => Promise<Result>;

/** Gathers commands that arrive while others are carried out, and carries them out together. */
export function gathering(ground: Ground, withRetries: Retries) {
  type AnyCrowd = Crowd<unknown, Plain>;
  type Line = Waiting<unknown, Plain>[];
  /** The commands of one crowd in one place that wait for the next transaction. */
  const lines = new WeakMap<AnyCrowd, Map<string, Line>>();

  /** The commands that go next: the longest-waiting first, each once, none beside one it must stand apart from. The others stay. */
  function nextOf(crowd: AnyCrowd, line: Line): Waiting<unknown, Plain>[] {
    const taken = new Set<string>();
    const next: Waiting<unknown, Plain>[] = [];
    for (const one of line.splice(0)) {
      const words = [`command ${one.command.id}`, ...(crowd.apart ? [`apart ${crowd.apart(one.input)}`] : [])];
      const isFree = next.length < crowd.most && words.every((word) => !taken.has(word));
      // Also behind one that has to wait: commands that stand apart keep their order.
      for (const word of words) taken.add(word);
      (isFree ? next : line).push(one);
    }
    return next;
  }

  async function attempt(
    room: JournalRoom,
    crowd: AnyCrowd,
    members: readonly Waiting<unknown, Plain>[],
    begun: readonly StreamId[],
  ): Promise<readonly Outcome<Plain>[]> {
    const ready = await crowd.ready?.(members.map((one) => one.input));
    return carryOut<Plain>(ground, room, members, begun, (tx, open) =>
      crowd.decide(
        tx,
        open.map(({ member, sealing }) => ({
          input: (member as Waiting<unknown, Plain>).input,
          tx: recordTxOf(tx, member, sealing),
        })),
        ready,
      ),
    );
  }

  async function carry(room: JournalRoom, crowd: AnyCrowd, members: readonly Waiting<unknown, Plain>[]): Promise<void> {
    const alone = (one: Waiting<unknown, Plain>) =>
      withRetries(async (begun) => answerOf((await attempt(room, crowd, [one], begun))[0]!));
    if (members.length === 1) {
      const done = alone(members[0]!);
      members[0]!.done(done);
      await done.catch(() => undefined);
      return;
    }
    const shared = attempt(room, crowd, members, []);
    const failure = await shared.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    // A database that cannot be reached is not asked again for each of them.
    if (!failure || isUnreachable(failure.error)) {
      members.forEach((one, index) => one.done(shared.then((outcomes) => answerOf(outcomes[index]!))));
      return;
    }
    // One of them spoilt it for all: each by itself finds out.
    for (const one of members) {
      const done = alone(one);
      one.done(done);
      await done.catch(() => undefined);
    }
  }

  /** One transaction of a crowd in a place is under way at a time: the next grows meanwhile, and what a transaction costs is shared by more. */
  async function work(room: JournalRoom, crowd: AnyCrowd, places: Map<string, Line>, key: string): Promise<void> {
    const line = places.get(key)!;
    for (;;) {
      await breath();
      if (line.length === 0) break;
      await carry(room, crowd, nextOf(crowd, line));
    }
    places.delete(key);
  }

  return <Input, Answer extends Plain>(
    room: JournalRoom,
    crowd: Crowd<Input, Answer>,
    where: string,
    one: Member & { input: Input },
  ): Promise<Answer> =>
    new Promise<Answer>((resolve) => {
      const known = crowd as unknown as AnyCrowd;
      let places = lines.get(known);
      if (!places) lines.set(known, (places = new Map()));
      const key = `${one.standing.jurisdictionId}/${where}`;
      const waiting = { ...one, done: (outcome: Promise<Plain>) => resolve(outcome as Promise<Answer>) };
      const line = places.get(key);
      if (line) {
        line.push(waiting);
        return;
      }
      places.set(key, [waiting]);
      void work(room, known, places, key);
    });
}
