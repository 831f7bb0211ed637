import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { MatterCode } from '../../kernel/ids.ts';
import { useCommand } from '../../platform/ui/use-command.ts';
import { useTopic } from '../../platform/ui/use-topic.ts';
import type { TopicView } from '../../platform/ui/live.ts';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import { undo as undoContract } from '../../platform/wire/house.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import * as queue from '../../systems/queue/wire.ts';
import type { Away } from '../../systems/queue/web/desk/AwaySheet.tsx';
import type { GoingOn } from '../../systems/queue/web/desk/MattersSheet.tsx';
import { matterWords } from '../../systems/queue/web/visit-words.ts';
import type { TransferTo } from '../../systems/queue/web/desk/TransferSheet.tsx';
import type { DeskAct } from '../../systems/queue/web/desk/desk-keys.ts';
import type { Place } from './my-windows.ts';
import { afterCall } from '../../systems/queue/web/desk/words.ts';
import { createSettling } from './settling.ts';

type OneTicket = AnswerOf<typeof queue.finish>;

/** What was done last and can be taken back for a while. */
export type Undoable = { command: string; done: string };

export type DeskInHand = {
  window: TopicView<queue.WindowState>;
  board: TopicView<queue.BoardState>;
  /** The act sent and not yet seen in the live state. */
  pending: { act: DeskAct | 'undo'; ticketId?: queue.TicketId } | undefined;
  /** No answer came yet; the same command is being sent again. */
  retrying: boolean;
  /** What the server last said about why. */
  hindrance: Problem | undefined;
  /** The refusal of the last act, and of which. */
  refused: { act: DeskAct | 'undo'; problem: Problem } | undefined;
  clearRefused: () => void;
  /** One line about what came of the last act, where the state alone does not say it. */
  said: string;
  undoable: Undoable | undefined;
  forgetUndo: () => void;
  undo: () => void;
  /** Acts on the visitor in hand or on the desk itself; nothing happens while another act is under way. */
  act: (act: SimpleAct) => void;
  park: (reason: string) => void;
  transfer: (body: TransferTo, where: string) => void;
  away: (away: Away) => void;
  callChosen: (ticketId: queue.TicketId, reason: string) => void;
  /** The matter at hand is done, and the visit goes on with this one. */
  goOn: (body: GoingOn, next: queue.VisitMatter) => void;
  addMatter: (code: MatterCode) => void;
  /** `only`: one of what is left; without it all of it. */
  dropMatters: (reason: string, only?: queue.VisitMatter) => void;
  resume: (ticket: queue.TicketView) => void;
  recycle: (ticket: queue.TicketView) => void;
};

/** Acts that need nothing more than a press. */
const simpleActs = [
  ...(['open', 'close', 'return', 'call-next', 'finish-and-next', 'go-on'] as const),
  ...(['confirm', 'recall', 'no-show', 'finish'] as const),
] as const;
export type SimpleAct = (typeof simpleActs)[number];
export const isSimpleAct = (act: DeskAct): act is SimpleAct => (simpleActs as readonly DeskAct[]).includes(act);

/** One way from a press to its outcome. */
type Way<Answer> = {
  act: DeskAct | 'undo';
  /** The ticket of a list that it was pressed at. */
  ticketId?: queue.TicketId;
  send: (command: string) => Promise<Answer | undefined>;
  /** The words for the undo line, and for the line under the next step. */
  say: (answer: Answer) => { done?: string; said?: string };
  /** Whether the live state shows what came of it. */
  seen: (state: queue.WindowState, answer: Answer) => boolean;
};

/** Milliseconds within which a second press of F2 is taken for the same press. */
const bounce = 700;

/** The live state of a window and everything its clerk can do: one act at a time, each seen in the state before the next. */
export function useDesk({ hallId, windowId }: Place): DeskInHand {
  const window = useTopic<queue.WindowState>(`window:${windowId}`);
  const board = useTopic<queue.BoardState>(`board:${hallId}`);
  const hands = {
    open: useCommand(queue.openDesk),
    close: useCommand(queue.closeDesk),
    pause: useCommand(queue.pauseDesk),
    back: useCommand(queue.resumeDesk),
    callNext: useCommand(queue.callNext),
    callChosen: useCommand(queue.callChosen),
    recall: useCommand(queue.recall),
    start: useCommand(queue.startService),
    noShow: useCommand(queue.noShow),
    recycle: useCommand(queue.recycle),
    park: useCommand(queue.park),
    resume: useCommand(queue.resume),
    transfer: useCommand(queue.transfer),
    finish: useCommand(queue.finish),
    finishMatter: useCommand(queue.finishMatter),
    addMatter: useCommand(queue.addMatter),
    dropMatters: useCommand(queue.dropMatters),
    undo: useCommand(undoContract),
  };
  type Hand = keyof typeof hands;
  const [pending, setPending] = useState<DeskInHand['pending']>();
  const [last, setLast] = useState<{ act: DeskAct | 'undo'; hand: Hand }>();
  const [said, setSaid] = useState('');
  const [undoable, setUndoable] = useState<Undoable>();
  const underWay = useRef(false);
  const settling = useMemo(() => createSettling<queue.WindowState>(), []);
  const lastCall = useRef(-Infinity);
  useEffect(() => settling.see(window.state), [settling, window.state]);

  const current = window.state?.current ?? undefined;
  const params = { hallId, windowId };

  /** Sends one act, and holds the desk until the live state shows what came of it. */
  async function run<Answer>(hand: Hand, way: Way<Answer>): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setPending({ act: way.act, ...(way.ticketId ? { ticketId: way.ticketId } : {}) });
    setLast({ act: way.act, hand });
    setSaid('');
    const command = uuidv7();
    const answer = await way.send(command);
    if (answer !== undefined) {
      const words = way.say(answer);
      setUndoable(words.done === undefined ? undefined : { command, done: words.done });
      setSaid(words.said ?? '');
      await settling.until((state) => way.seen(state, answer));
    }
    underWay.current = false;
    setPending(undefined);
  }

  const callNext = (finish: boolean) => {
    // A key that bounces, or a hand that presses twice, must not finish the visitor who was called a moment ago.
    if (finish && performance.now() - lastCall.current < bounce) return;
    void run('callNext', {
      act: finish ? 'finish-and-next' : 'call-next',
      send: (command) => hands.callNext.send({ params, body: { finish }, command }),
      say: (answer) => {
        lastCall.current = performance.now();
        return afterCall(answer);
      },
      seen: (state, { ticket }) => state.current?.ticketId === ticket?.ticketId,
    });
  };

  const onDesk = (hand: 'open' | 'close' | 'back', which: DeskAct, done: string, state: queue.DeskState) =>
    void run<unknown>(hand, {
      act: which,
      send: (command) => hands[hand].send({ params, command }),
      say: () => ({ done }),
      seen: (now) => now.desk.state === state,
    });

  /** How an act on one ticket is told and seen; `seen` looks at whom the window has now. */
  const told = (verb: string, seen: (now: queue.TicketView | null, ticket: queue.TicketView) => boolean) => ({
    say: ({ ticket }: OneTicket) => ({ done: `${verb} ${ticket.number}` }),
    seen: (state: queue.WindowState, { ticket }: OneTicket) => seen(state.current, ticket),
  });

  const goOn = (which: 'go-on' | 'matters', body: GoingOn, next: queue.VisitMatter) => {
    // The same key once more must not end the matter that has just begun.
    if (!current || performance.now() - lastCall.current < bounce) return;
    const { number, ticketId } = current;
    void run('finishMatter', {
      act: which,
      send: (command) => hands.finishMatter.send({ params: { ...params, ticketId }, body, command }),
      say: () => {
        lastCall.current = performance.now();
        const way = body.go === 'here' ? `接着办${matterWords(next)}` : `转到${next.groupName}组`;
        return { done: `${number} 办完一件，${way}` };
      },
      seen: (state, { ticket }) =>
        body.go === 'here' ? (state.current?.done.length ?? 0) >= ticket.done.length : isGone(state.current, ticket),
    });
  };

  const act = (which: SimpleAct): void => {
    if (which === 'open') return onDesk('open', which, '已开窗上岗', 'open');
    if (which === 'close') return onDesk('close', which, '已关窗离岗', 'closed');
    if (which === 'return') return onDesk('back', which, '已返回岗位', 'open');
    if (which === 'call-next') return callNext(false);
    if (which === 'finish-and-next') return callNext(true);
    if (which === 'go-on') {
      const left = window.state?.left ?? [];
      const next = left.find((one) => one.isServedHere) ?? left[0];
      return next && goOn('go-on', { go: next.isServedHere ? 'here' : 'queue', place: 'by-arrival' }, next);
    }
    if (!current) return undefined;
    const { hand, verb, seen } = onVisitor[which];
    const given = { params: { ...params, ticketId: current.ticketId } };
    return void run(hand, {
      act: which,
      send: (command) => hands[hand].send({ ...given, command }),
      ...told(verb, seen),
    });
  };

  return {
    window,
    board,
    pending,
    retrying: Object.values(hands).some((hand) => hand.retrying),
    hindrance: Object.values(hands).find((hand) => hand.hindrance)?.hindrance,
    refused: last && hands[last.hand].problem ? { act: last.act, problem: hands[last.hand].problem! } : undefined,
    clearRefused: () => last && hands[last.hand].clear(),
    said,
    undoable,
    forgetUndo: useCallback(() => setUndoable(undefined), []),
    undo: () => {
      if (!undoable) return;
      const { command: undone, done } = undoable;
      const before = window.state;
      setUndoable(undefined);
      void run<unknown>('undo', {
        act: 'undo',
        send: (command) => hands.undo.send({ body: { command: undone }, command }),
        say: () => ({ said: `已撤销：${done}` }),
        seen: (state) => state !== before,
      });
    },
    act,
    park: (reason) => {
      if (!current) return;
      const given = { params: { ...params, ticketId: current.ticketId }, body: { reason } };
      void run('park', { act: 'park', send: (command) => hands.park.send({ ...given, command }), ...told('已暂存', isGone) });
    },
    transfer: (body, where) => {
      if (!current) return;
      const given = { params: { ...params, ticketId: current.ticketId }, body };
      void run('transfer', {
        act: 'transfer',
        send: (command) => hands.transfer.send({ ...given, command }),
        say: ({ ticket }) => ({ done: `${ticket.number} 已转到${where}` }),
        seen: told('', isGone).seen,
      });
    },
    away: (away) =>
      void run('pause', {
        act: 'away',
        send: (command) => hands.pause.send({ params, body: away, command }),
        say: () => ({ done: '已暂离' }),
        seen: (state) => state.desk.state === 'paused',
      }),
    callChosen: (ticketId, reason) =>
      void run('callChosen', {
        act: 'call-chosen',
        ticketId,
        send: (command) => hands.callChosen.send({ params: { ...params, ticketId }, body: { reason }, command }),
        ...told('已呼叫', isThere),
      }),
    goOn: (body, next) => goOn('matters', body, next),
    addMatter: (matterCode) => {
      if (!current) return;
      const given = { params: { ...params, ticketId: current.ticketId }, body: { matterCode } };
      void run('addMatter', {
        act: 'add-matter',
        send: (command) => hands.addMatter.send({ ...given, command }),
        say: ({ ticket }) => ({ done: `${ticket.number} 已加办 ${matterWords(ticket.further.at(-1)!)}` }),
        seen: (state, { ticket }) => state.left.length >= ticket.further.length,
      });
    },
    dropMatters: (reason, dropped) => {
      if (!current) return;
      const only = dropped && { matterCode: dropped.matterCode, groupId: dropped.groupId };
      const given = { params: { ...params, ticketId: current.ticketId }, body: { reason, ...(only ? { only } : {}) } };
      void run('dropMatters', {
        act: 'matters',
        send: (command) => hands.dropMatters.send({ ...given, command }),
        say: ({ ticket }) => ({ done: `${ticket.number} ${dropped ? '有一件不办了' : '其余事项不办了'}` }),
        seen: (state, { ticket }) => state.left.length <= ticket.further.length,
      });
    },
    resume: ({ ticketId }) =>
      void run('resume', {
        act: 'resume',
        ticketId,
        send: (command) => hands.resume.send({ params: { ...params, ticketId }, command }),
        ...told('继续办理', isThere),
      }),
    recycle: ({ ticketId }) =>
      void run('recycle', {
        act: 'recycle',
        ticketId,
        send: (command) => hands.recycle.send({ params: { hallId, ticketId }, command }),
        say: told('已恢复排队', isThere).say,
        seen: (state) => state.missed.every((one) => one.ticketId !== ticketId),
      }),
  };
}

const isGone = (now: queue.TicketView | null, { ticketId }: queue.TicketView) => now?.ticketId !== ticketId;
const isThere = (now: queue.TicketView | null, { ticketId }: queue.TicketView) => now?.ticketId === ticketId;

/** Acts on the visitor in hand that need nothing more than a press. */
const onVisitor = {
  confirm: { hand: 'start', verb: '已开始办理', seen: (now: queue.TicketView | null) => now?.state === 'serving' },
  recall: {
    hand: 'recall',
    verb: '已重呼',
    seen: (now: queue.TicketView | null, ticket: queue.TicketView) => (now?.calls ?? 0) >= ticket.calls,
  },
  'no-show': { hand: 'noShow', verb: '已记过号', seen: isGone },
  finish: { hand: 'finish', verb: '已完成', seen: isGone },
} as const;
