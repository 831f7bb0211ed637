import { useCallback, useEffect } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { HallId } from '../../kernel/ids.ts';
import { call } from '../../platform/ui/client.ts';
import { useCommand } from '../../platform/ui/use-command.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import type { TicketAnswer } from '../../systems/queue/web/TicketSlip.tsx';
import { takeTicket } from '../../systems/queue/wire.ts';
import { createPendingTickets, settle, type PendingTicket } from './pending-ticket.ts';

// Beyond a reload of the page, but not beyond the browser: what a visitor typed must not stay on the machine.
const pending = createPendingTickets(sessionStorage);
let hasResumed = false;
const whilePageStands = new AbortController().signal;
let settling = Promise.resolve();

/** Finds out, behind the screens, what became of the presses that nobody waits for. */
function settleAbandoned(): void {
  settling = settling.then(async () => {
    for (const press of pending.abandoned()) {
      await settle(press, call, whilePageStands);
      pending.drop(press.command);
    }
  });
}

export type TakeTicket = {
  isUnderWay: boolean;
  /** No answer yet; the same press is sent again and again. */
  isRetrying: boolean;
  problem: Problem | undefined;
  answer: TicketAnswer | undefined;
  take: (body: PendingTicket['body']) => void;
  /** The visitor does not wait for the answer. */
  giveUp: () => void;
  clear: () => void;
};

/** One press, one ticket, whatever the network does. */
export function useTakeTicket(hallId: HallId): TakeTicket {
  const { send, giveUp, clear, ...command } = useCommand(takeTicket);

  const go = useCallback(
    async (press: PendingTicket) => {
      pending.put(press);
      const answered = await send({ params: { hallId: press.hallId }, body: press.body, command: press.command });
      const isAbandoned = pending.abandoned().some((one) => one.command === press.command);
      // Answered or refused; one that was given up is still to be settled.
      if (answered || !isAbandoned) pending.drop(press.command);
      if (isAbandoned) settleAbandoned();
    },
    [send],
  );

  useEffect(() => {
    const timer = setTimeout(() => {
      if (hasResumed) return;
      hasResumed = true;
      const press = pending.resume(Date.now());
      settleAbandoned();
      if (press) void go(press);
    });
    return () => clearTimeout(timer);
  }, [go]);

  return {
    isUnderWay: command.pending,
    isRetrying: command.retrying,
    problem: command.problem,
    answer: command.answer,
    take: (body) => void go({ command: uuidv7(), hallId, body, machine: Date.now(), abandoned: false }),
    giveUp: () => {
      if (command.command) pending.abandon(command.command);
      giveUp();
    },
    clear,
  };
}
