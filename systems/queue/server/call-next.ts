import { refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { StreamId, TicketId, WindowId } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import { NotThere, type Crowd, type Decided } from '../../../platform/journal/record.ts';
import type { CrowdTx, Fact } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import * as acts from '../rules/acts.ts';
import type { AtDesk, Desk } from '../rules/desk.ts';
import type { TicketFact } from '../rules/facts.ts';
import { probesFor, type Wish } from '../rules/next-ticket.ts';
import type * as wire from '../wire.ts';
import type { TicketView } from '../wire.ts';
import { claimEach, lookAhead } from './claim.ts';
import { journalRoom } from './journal-room.ts';
import { queuesOf } from './registers.ts';
import { deskToday, ticketToday } from './rows.ts';
import { stamped } from './stamped.ts';
import { holdTickets, lockDesks } from './store.ts';
import { hallNames, type Names } from './views.ts';
import { byOf, viewAfter, type WindowCall } from './window-acts.ts';

/** What happens most at a window: a visitor is done, the next one is called, or both in one command. */
type Turn = {
  call: WindowCall;
  house: House;
  /** Whose service ends: the visitor at the window, this one, or nobody's. */
  finishing: TicketId | 'who-is-there' | null;
  callsNext: boolean;
};

type Turned = { ticket: TicketView | null; because: Because | null; finished: TicketView | null };
type Because = Extract<TicketFact, { type: 'TicketCalled' }>['because'];

const turn = (call: WindowCall, house: House, finishing: Turn['finishing'], callsNext: boolean): Promise<Turned> =>
  house.journal.recordTogether(call.standing, journalRoom, call.command, turns, call.params.hallId, {
    call,
    house,
    finishing,
    callsNext,
  });

/** Calls the next visitor, and with `finish` ends the service of the one at the window in the same command. */
export const callNext = (call: Call<typeof wire.callNext>, house: House) =>
  turn(call, house, call.body.finish ? 'who-is-there' : null, true);

/** Ends the service of this visitor. */
export const finish = async (call: Call<typeof wire.finish>, house: House) => {
  const { finished } = await turn(call, house, call.params.ticketId, false);
  return { ticket: finished! };
};

type Found = acts.Found & { stream: StreamId };

/** One window's turn while it is decided. */
type Step = {
  turn: Turn;
  desk: Desk;
  by: AtDesk;
  /** The ticket whose service is to end. */
  ending: TicketId | null;
  leaving: Found | undefined;
  next: Found | undefined;
  /** Why there is no turn. */
  against: readonly Refusal[] | NotThere;
};

/** The windows of one hall that turn to their next visitor at the same moment; window before ticket, as every command locks them. */
const turns: Crowd<Turn, Turned, Names> = {
  most: 64,
  apart: ({ call }) => call.params.windowId,
  ready: ([first]) => hallNames(first!.house.db, first!.call.standing.jurisdictionId, first!.call.params.hallId),
  async decide(tx, members, names) {
    const { hallId } = names.now.hall;
    const windowIds = members.map(({ input }) => input.call.params.windowId);
    const isHere = (windowId: WindowId) => names.now.windows.some((window) => window.windowId === windowId);
    const desks = await lockDesks(tx, tx.jurisdictionId, hallId, windowIds.filter(isHere));
    const steps = members.map(({ input }, nth) => {
      const row = desks.get(windowIds[nth]!);
      return row ? stepOf(input, deskToday(row, tx.today)) : new NotThere(`window ${windowIds[nth]}`);
    });
    const going = steps.flatMap((step) => (step instanceof NotThere ? [] : [step]));
    // Who waits is read in one breath with who leaves.
    const wishes = new Map(going.filter(wantsNext).map((step) => [step, wishOf(step, names)]));
    const looked = wishes.size > 0 ? lookAhead(tx, hallId, [...wishes.values()]) : undefined;
    await findLeaving(tx, going, names);
    await claimNext(tx, going, wishes, names, looked);
    return steps.map((step) => (step instanceof NotThere ? step : decidedOf(tx, step, names)));
  },
};

function stepOf(turn: Turn, desk: Desk): Step {
  const by = byOf(turn.call.standing);
  const ending = turn.finishing === 'who-is-there' ? desk.current : turn.finishing;
  const against = turn.callsNext ? acts.callRefusals(desk, by, ending) : [];
  return { turn, desk, by, ending, leaving: undefined, next: undefined, against };
}

const stands = (step: Step): boolean => !(step.against instanceof NotThere) && step.against.length === 0;

/** Locks the tickets whose service ends, and asks whether it can. */
async function findLeaving(tx: CrowdTx, steps: readonly Step[], { now }: Names): Promise<void> {
  const ending = steps.filter((step) => stands(step) && step.ending !== null);
  if (ending.length === 0) return;
  const rows = await holdTickets(
    tx,
    now.hall.hallId,
    ending.map((step) => step.ending!),
  );
  for (const step of ending) {
    const row = rows.find((one) => one.ticketId === step.ending);
    if (!row) {
      step.against = new NotThere(`ticket ${step.ending}`);
      continue;
    }
    step.leaving = { ticketId: row.ticketId, ticket: ticketToday(row, tx.today), stream: row.stream };
    const decision = endingOf(tx, step, now.policy);
    // Asked before anybody is claimed, so that no visitor is taken from another window for a turn that cannot be.
    if (decision?.outcome === 'refused') step.against = decision.refusals;
  }
}

const wantsNext = (step: Step): boolean => stands(step) && step.turn.callsNext;

const wishOf = ({ desk }: Step, { now }: Names): Wish => ({
  queues: queuesOf(now, desk.windowId),
  lanes: probesFor(desk.run, now.policy.priorityRatio),
});

/** Claims the next waiting ticket for each window that calls one, in the order of the rules. */
async function claimNext(
  tx: CrowdTx,
  steps: readonly Step[],
  wishes: ReadonlyMap<Step, Wish>,
  { now }: Names,
  looked: ReturnType<typeof lookAhead> | undefined,
): Promise<void> {
  const calling = steps.filter(wantsNext);
  if (calling.length === 0) return;
  const rows = await claimEach(
    tx,
    now.hall.hallId,
    calling.map((step) => wishes.get(step)!),
    looked,
  );
  for (const [nth, row] of rows.entries())
    if (row) calling[nth]!.next = { ticketId: row.ticketId, ticket: ticketToday(row, tx.today), stream: row.stream };
}

const endingOf = (tx: CrowdTx, { desk, by, leaving, next }: Step, policy: Names['now']['policy']) =>
  leaving && acts.finish(desk, by, leaving, tx.at, next?.ticketId ?? null, policy);

function decidedOf(tx: CrowdTx, step: Step, names: Names): Decided<Turned> | NotThere {
  const { desk, by, ending, leaving, next, against } = step;
  if (against instanceof NotThere) return against;
  const { policy } = names.now;
  const entry = (stream: StreamId | undefined, decision: Decision<TicketFact> | undefined) =>
    stream && decision ? [{ stream, decision }] : [];
  return {
    entries:
      against.length > 0
        ? [{ stream: tx.newStream('desk', desk.windowId), decision: refused(against) }]
        : [
            ...entry(leaving?.stream, endingOf(tx, step, policy)),
            ...entry(next?.stream, next && acts.callNext(desk, by, next, ending, policy)),
          ],
    answer: (facts) => answerOf(step, facts, names),
  };
}

function answerOf({ leaving, next }: Step, facts: readonly Fact[], names: Names): Turned {
  const called = facts.find((fact) => fact.type === 'TicketCalled');
  return {
    ticket: next ? viewAfter(next, facts, names) : null,
    because: called ? stamped<Extract<TicketFact, { type: 'TicketCalled' }>>(called).because : null,
    finished: leaving ? viewAfter(leaving, facts, names) : null,
  };
}
