import { useEffect, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { isGranted } from '../../../kernel/place.ts';
import { call, type CallOf } from '../../../platform/ui/client.ts';
import type { AnswerOf, Contract } from '../../../platform/wire/contract.ts';
import type { Duties } from '../../../systems/time-limit/web/cases/acts.ts';
import {
  endOfDay,
  myCases,
  type CaseId,
  type DayEndCase,
  type MyCases,
} from '../../../systems/time-limit/web/desk/desk-cases.ts';
import { mayServeIn, type Place } from '../my-windows.ts';
import type { PersonSession } from '../SignedIn.tsx';
import { useAsk, type Asked } from '../use-ask.ts';

/** What the sheet of cases shows; undefined: it is put away. */
export type CaseView =
  | { show: 'list' }
  /** `closing`: shown because the desk is about to be closed. */
  | { show: 'day-end'; closing?: true }
  | { show: 'case'; caseId: CaseId; from: 'list' | 'day-end'; act?: 'leave-open'; closing?: true }
  | { show: 'register' };

export type CasesInHand = {
  /** Whether the person may see cases at all. */
  may: boolean;
  duties: Duties;
  mine: Asked<MyCases>;
  /** The checklist of this desk; undefined until it is there. */
  dayEnd: readonly DayEndCase[] | undefined;
  dayEndAsked: Asked<unknown>;
  view: CaseView | undefined;
  /** `keepSaid`: what was just done stays to be read. */
  show: (view: CaseView | undefined, how?: { keepSaid: boolean }) => void;
  /**
   * Before the desk is closed: shows the checklist when a reason is missing on it, once.
   *
   * @returns whether it did; the next time, nothing is in the way
   * @clause zhongyang.time-limit.3.2c  the console warns before closing; it does not hold anybody back
   */
  warnBeforeClosing: () => Promise<boolean>;
  /** What was done last, for the head of the sheet. */
  said: string | undefined;
  /** Sends a command; throws what is refused. Afterwards the lists are asked anew. */
  send: <C extends Contract>(
    contract: C,
    given: CallOf<C>,
    done: string | ((answer: AnswerOf<C>) => string),
  ) => Promise<AnswerOf<C>>;
};

/** Cases move by the day, and by what colleagues enter. Milliseconds. */
const askedAnew = 120_000;
/** So long whoever leaves waits for the checklist. */
const patience = 2_000;

/**
 * The open cases of the desk, and the checklist of the day once closing is near or somebody looks at it.
 *
 * @param isClosing  the hall's last hour has begun
 */
export function useCases({ hallId, windowId }: Place, session: PersonSession, isClosing: boolean): CasesInHand {
  const may = isGranted(session.grants, 'time-limit.read', { hallId }) && mayServeIn(session.grants, hallId);
  const [view, setView] = useState<CaseView>();
  const [said, setSaid] = useState<string>();
  const mine = useAsk(myCases, may ? { params: { hallId }, query: { windowId } } : undefined);
  const wantsDayEnd = may && (isClosing || view !== undefined);
  const dayEnd = useAsk(endOfDay, wantsDayEnd ? { params: { hallId }, query: { windowId, limit: 100 } } : undefined);

  const { again: askMine } = mine;
  const { again: askDayEnd } = dayEnd;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden) return;
      askMine();
      askDayEnd();
    }, askedAnew);
    return () => clearInterval(timer);
  }, [askMine, askDayEnd]);

  const show: CasesInHand['show'] = (next, { keepSaid } = { keepSaid: false }) => {
    setView(next);
    if (!keepSaid) setSaid(undefined);
    if (next?.show === 'list') askMine();
    if (next?.show === 'day-end') askDayEnd();
  };
  const warnBeforeClosing = async (): Promise<boolean> => {
    if (!may || (view?.show === 'day-end' && view.closing)) return false;
    const asked = { params: { hallId }, query: { windowId, limit: 100 }, tries: 1, signal: AbortSignal.timeout(patience) };
    // A register that does not answer keeps nobody at the desk.
    const answer = await call(endOfDay, asked).catch(() => undefined);
    if (!answer || answer.reasonsMissing === 0) return false;
    show({ show: 'day-end', closing: true });
    return true;
  };

  const leads = isGranted(session.grants, 'queue.manage', { hallId });
  return {
    may,
    duties: { handles: may, leads, heads: isGranted(session.grants, 'cover.approve', { hallId }) },
    mine,
    dayEnd: dayEnd.answer?.cases,
    dayEndAsked: dayEnd,
    view,
    show,
    warnBeforeClosing,
    said,
    send: async (contract, given, done) => {
      const send = call as unknown as (asked: typeof contract, given: unknown) => Promise<AnswerOf<typeof contract>>;
      const answer = await send(contract, { command: uuidv7(), ...given });
      setSaid(typeof done === 'string' ? done : done(answer));
      askMine();
      askDayEnd();
      return answer;
    },
  };
}
