import { journalRoom } from './journal-room.ts';
import { actorName, type HallId, type WindowId } from '../../../kernel/ids.ts';
import { v7 as uuid } from 'uuid';
import type { Call } from '../../../platform/http/route.ts';
import { hallTimeOf } from '../../../platform/journal/clock.ts';
import type { Command, Entry, Standing } from '../../../platform/journal/record.ts';
import type { Fact, RecordTx } from '../../../platform/journal/room.ts';
import type { Plain } from '../../../kernel/canonical.ts';
import type { House } from '../../../platform/room/room.ts';
import * as rules from '../rules/desk.ts';
import type * as wire from '../wire.ts';
import { lapseTicket } from './lapse.ts';
import { windowOfClerk } from './live-store.ts';
import { queuesOf, windowIn } from './registers.ts';
import { deskOf, deskToday, type DeskRow } from './rows.ts';
import { lockDesk } from './store.ts';
import { countWaiting } from './waiting.ts';
import { hallNames, type Names } from './views.ts';
import { byOf } from './window-acts.ts';

type DeskCall = { params: { hallId: HallId; windowId: WindowId }; standing: Standing; command: Command };

/** One act on a window's shift. */
async function act<Answer extends Plain>(
  house: House,
  call: DeskCall,
  decide: (tx: RecordTx, row: DeskRow, desk: rules.Desk, names: Names) => Promise<Entry[]> | Entry[],
  answer: (facts: readonly Fact[]) => Answer,
): Promise<Answer> {
  const { hallId, windowId } = call.params;
  const names = await hallNames(house.db, call.standing.jurisdictionId, hallId);
  windowIn(names.now, windowId);
  return house.journal.record(call.standing, journalRoom, call.command, {
    lock: [],
    decide: async (tx) => {
      const row = await lockDesk(tx, tx.jurisdictionId, hallId, windowId);
      if (row.stream) await tx.hold(row.stream);
      return decide(tx, row, deskToday(row, tx.today), names);
    },
    answer,
  });
}

/** The stream of the running shift; one that refuses has none yet, and nothing is written then. */
const streamOf = (tx: RecordTx, row: DeskRow) => row.stream ?? tx.newStream('desk', row.windowId);

/**
 * A new shift is a new stream. One that somebody left open, or that a lead takes over, ends with it; and so does the visit of an earlier
 * day that the window still shows, where the night has not been cleaned up yet.
 */
export const openDesk = (call: Call<typeof wire.openDesk>, house: House) =>
  act(
    house,
    call,
    async (tx, row, desk, { now }) => {
      const queues = queuesOf(now, row.windowId).map((queue) => queue.queueId);
      const decision = rules.openDesk(desk, byOf(call.standing), queues);
      const opened: Entry = { stream: tx.newStream('desk', uuid()), decision };
      if (row.state === 'closed' || !row.stream || decision.outcome === 'refused') return [opened];
      const leftOver = row.current === null ? [] : await lapseTicket(tx, row.hallId, row.current);
      const ended = rules.closeDesk({ ...deskOf(row), current: null }, { actor: '', leads: true });
      return [...leftOver, { stream: row.stream, decision: ended }, opened];
    },
    () => ({ state: 'open' as const }),
  );

export const pauseDesk = (call: Call<typeof wire.pauseDesk>, house: House) =>
  act(
    house,
    call,
    async (tx, row, desk, { now }) => {
      const waiting = await countWaiting(tx, tx.jurisdictionId, row.hallId, tx.today, queuesOf(now, row.windowId));
      const pause = { ...call.body, at: tx.at };
      const decision = rules.pauseDesk(desk, byOf(call.standing), pause, waiting.all, now.policy, tx.waived);
      return [{ stream: streamOf(tx, row), decision }];
    },
    (facts) => ({ until: facts.find((fact) => fact.type === 'DeskPaused')!.data['until'] as number }),
  );

export const resumeDesk = (call: Call<typeof wire.resumeDesk>, house: House) =>
  act(
    house,
    call,
    (tx, row, desk) => [{ stream: streamOf(tx, row), decision: rules.resumeDesk(desk, byOf(call.standing), tx.at) }],
    (facts) => ({ awayMinutes: Math.round((facts[0]!.data['away'] as number) / 6_000) / 10 }),
  );

export const closeDesk = (call: Call<typeof wire.closeDesk>, house: House) =>
  act(
    house,
    call,
    (tx, row, desk) => [{ stream: streamOf(tx, row), decision: rules.closeDesk(desk, byOf(call.standing)) }],
    () => ({ state: 'closed' as const }),
  );

/** Where the signed-in clerk sat last today: a desk that is closed names nobody, so its last shift is asked who opened it. */
export async function myWindow({ standing }: Call<typeof wire.myWindow>, { db }: House) {
  const { jurisdictionId, actor } = standing;
  const time = await hallTimeOf(db, jurisdictionId);
  return { window: (time && (await windowOfClerk(db, jurisdictionId, actorName(actor), time.today))) ?? null };
}
