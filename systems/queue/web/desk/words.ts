import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { callNext, DeskState, Priority, WindowState } from '../../wire.ts';

/** The words of the desk for what the messages say in codes. */

export const priorityWords: Record<Priority, string> = {
  ordinary: '普通',
  elderly: '老年人',
  disabled: '残疾人',
  pregnant: '孕妇',
  'with-infant': '携婴幼儿',
  'service-member': '军人',
  urgent: '急办',
  appointment: '预约',
  'left-over': '上次未办完',
};

/** Why a ticket is called before another. */
export type Because = WindowState['waiting'][number]['because'] | 'chosen';

export const becauseWords: Record<Because, string> = {
  earlier: '按取号先后',
  priority: '优先',
  appointment: '预约时间到',
  transfer: '转来',
  recycled: '过号恢复',
  chosen: '指定呼叫',
};

/** Why a waiting ticket stands where it stands: `老年人优先`, `按取号先后`. */
export function reasonWords({ because, priority }: { because: Because; priority: Priority }): string {
  if (because !== 'priority') return becauseWords[because];
  return priority === 'ordinary' || priority === 'appointment' ? becauseWords.priority : `${priorityWords[priority]}优先`;
}

export const deskStateWords: Record<DeskState, string> = { open: '服务中', paused: '暂离', closed: '未开窗' };

/** Why somebody leaves the window for a while, in the order of the choices. */
export const absenceWords = {
  'short-absence': '短时离岗',
  'internal-work': '内部工作',
  meal: '用餐',
  fault: '设备故障',
} as const;
export type AbsenceReason = keyof typeof absenceWords;

/** What a call came to, in words; when nobody was there and nothing was finished, there is nothing to take back. */
export function afterCall({ ticket, finished }: AnswerOf<typeof callNext>): { done?: string; said?: string } {
  const parts = [finished && `已完成 ${finished.number}`, ticket && `已呼叫 ${ticket.number}`].filter((part) => part !== null);
  if (parts.length === 0) return { said: '没有人等候' };
  return { done: parts.join('，'), ...(ticket ? {} : { said: '没有人等候' }) };
}
