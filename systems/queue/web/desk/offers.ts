import type { PersonId } from '../../../../kernel/ids.ts';
import type { Connection } from '../../../../platform/ui/live.ts';
import type { WindowState } from '../../wire.ts';
import { deskKeys, type DeskAct } from './desk-keys.ts';

/** What may be done at the desk just now. The server decides; this says beforehand what it would refuse, and why. */

/** An act at its place on the desk. Without `unavailable` it can be pressed. */
export type Offer = {
  act: DeskAct;
  label: string;
  /** The key that does it. An offer without a key cannot be pressed and only keeps its place. */
  keyName?: string;
  /** Why not, in Chinese, and what to do first. */
  unavailable?: string;
};

/** What the offers depend on. */
export type DeskView = {
  state: WindowState;
  me: PersonId;
  connection: Connection;
  /** Whether the clerk may put a missed ticket back into the queue. */
  mayRecycle: boolean;
};

export type Offers = {
  /** The one next step; it always stands at the same place. */
  next: Offer;
  /** The other keys, always the same in the same order. */
  beside: readonly Offer[];
  callChosen: Offer;
  resume: Offer;
  recycle: Offer;
  /** One more matter for the visitor in hand. */
  addMatter: Offer;
};

/** Who sits at the window, as seen by `me`. */
export function seat(state: WindowState, me: PersonId): 'mine' | 'free' | 'taken' {
  if (state.desk.state === 'closed' || state.desk.clerkId === null) return 'free';
  return state.desk.clerkId === me ? 'mine' : 'taken';
}

/** Why nothing can be pressed while the page does not hear from the hall. */
const unheard: Partial<Record<Connection, string>> = {
  lost: '与服务器的连接中断，恢复后即可操作',
  'signed-out': '登录已结束，请重新登录',
  denied: '您已不能在本窗口办理，请联系值班负责人',
};
const handBusy = '请先完成、暂存或转移手上的号';

export function offers(view: DeskView): Offers {
  const { state } = view;
  const away = state.desk.state === 'paused';
  const isOpen = state.desk.state === 'open';
  const hand = state.current;
  const called = hand?.state === 'called';
  const serving = hand?.state === 'serving';
  const mustConfirm = called && state.mustConfirmNumber;

  /** The first reason that holds keeps the act from being pressed; a lost connection comes before all others. */
  const offer = (act: DeskAct, label: string, ...reasons: readonly (string | false)[]): Offer => {
    const unavailable = unheard[view.connection] ?? reasons.find((reason) => reason !== false);
    return { act, label, keyName: deskKeys[act], ...(unavailable === undefined ? {} : { unavailable }) };
  };
  const notHere = away ? '正在暂离，请先返回岗位' : !isOpen && '请先开窗上岗';
  const noHand = hand === null && '手上没有号';
  const handIsFull = hand !== null && handBusy;
  const notConfirmed = mustConfirm && '请先核对号码、开始办理';

  return {
    next: nextStep(view, offer),
    beside: [
      // Where the hall asks for the number, this is the next step itself.
      ...(state.mustConfirmNumber ? [] : [offer('confirm', '来访人已到', notHere, noHand, serving && '已在办理')]),
      offer('recall', '重呼', notHere, noHand, serving && '来访人已到窗口'),
      offer('no-show', '过号', notHere, noHand, serving && '来访人已到窗口，请办理完成或暂存'),
      offer('park', '暂存', notHere, noHand),
      offer('transfer', '转移', notHere, noHand),
      // A visit ends when nothing is left of it; until then this place leads to what is left.
      state.left.length > 0
        ? offer('matters', `其余 ${state.left.length} 件事项`, notHere, noHand, notConfirmed)
        : offer('finish', '完成，先不叫号', notHere, noHand, notConfirmed),
      // Its key belongs to the way back meanwhile; the place is kept, so that nothing moves.
      away
        ? { act: 'away', label: '暂离', unavailable: '正在暂离' }
        : offer('away', '暂离', !isOpen && '请先开窗上岗', handIsFull),
      offer('close', '关窗离岗', !isOpen && !away && '窗口未开', handIsFull),
    ],
    callChosen: offer(
      'call-chosen',
      '指定呼叫',
      notHere,
      handIsFull,
      state.waitingCount + state.missed.length === 0 && '没有人等候',
    ),
    resume: offer('resume', '继续办理', notHere, handIsFull, state.parked.length === 0 && '没有暂存的号'),
    addMatter: offer('add-matter', '加办这件', notHere, noHand),
    recycle: offer(
      'recycle',
      '恢复排队',
      !view.mayRecycle && '您的岗位不能恢复过号，请联系导办台',
      state.missed.length === 0 && '没有过号',
    ),
  };
}

type Make = (act: DeskAct, label: string, ...reasons: readonly (string | false)[]) => Offer;

function nextStep({ state }: DeskView, offer: Make): Offer {
  if (state.desk.state === 'closed') return offer('open', '开窗上岗');
  if (state.desk.state === 'paused') return offer('return', '返回岗位');
  if (state.current === null) return offer('call-next', '呼叫下一位', state.waitingCount === 0 && '没有人等候，有新号会自动出现');
  if (state.current.state === 'called' && state.mustConfirmNumber) return offer('confirm', '开始办理');
  if (state.left.length > 0)
    return offer('go-on', state.left.some((one) => one.isServedHere) ? '完成，办下一件' : '完成，转下一组');
  return offer('finish-and-next', '完成并叫下一位');
}
