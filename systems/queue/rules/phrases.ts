import type { ClauseId } from '../../../kernel/clause-ids.generated.ts';
import type { QueuePolicy } from './policy.ts';

/** What the moment at the window is, as far as phrases depend on it. */
export type Moment = {
  /** How the visitor at the window stands; null when there is none. */
  visitor: 'called' | 'serving' | null;
  /** Minutes that visitor waited until the first call. */
  waitedMinutes: number;
  waiting: number;
  /** A visitor of this window is parked. */
  hasParked: boolean;
};

/** A phrase that an adopted document prescribes. It is said in Chinese and belongs to the text of the clause. */
export type Phrase = { text: string; clause: ClauseId };

/**
 * The phrases that the adopted documents prescribe for this moment at the window.
 *
 * @clause dongsheng.queue.2.2.1.2  to the person who was called and comes near
 * @clause dongsheng.queue.2.2.1.3  when there are many clients
 * @clause dongsheng.queue.2.2.1.4  when the wait was long, instead of the ordinary greeting
 * @clause dongsheng.queue.2.2.1.5  to the client whose service is interrupted
 */
export function phrasesFor(moment: Moment, policy: Pick<QueuePolicy, 'documents' | 'manyWaiting' | 'longWaitMinutes'>): Phrase[] {
  if (!policy.documents.includes('dongsheng')) return [];
  const phrases: (Phrase | false)[] = [
    moment.visitor === 'called' && { text: '您好，请问您多少号？', clause: 'dongsheng.queue.2.2.1.2' },
    moment.visitor === 'serving' &&
      isLongWait(moment.waitedMinutes, policy) && {
        text: '对不起，让您久等了，请问您要办什么业务？',
        clause: 'dongsheng.queue.2.2.1.4',
      },
    moment.hasParked && { text: '对不起，请您稍等一下。', clause: 'dongsheng.queue.2.2.1.5' },
    moment.waiting >= policy.manyWaiting && { text: '请您稍等，谢谢您的配合。', clause: 'dongsheng.queue.2.2.1.3' },
  ];
  return phrases.filter((phrase) => phrase !== false);
}

/** Whether a wait counts as long in this hall. @clause dongsheng.queue.2.2.1.4 */
export const isLongWait = (minutes: number, policy: Pick<QueuePolicy, 'longWaitMinutes'>): boolean =>
  minutes > policy.longWaitMinutes;
