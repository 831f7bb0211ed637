import { z } from 'zod';
import { contract, may, signedIn } from '../../platform/wire/contract.ts';
import { id, waive } from '../../platform/wire/fields.ts';
import { deskStates, moment } from './wire-ticket.ts';

// The shift of a clerk at a window.

const atWindow = z.strictObject({ hallId: id<'hall'>(), windowId: id<'window'>() });

/** Opens a window for service by the signed-in clerk, or takes it over from nobody. */
export const openDesk = contract({
  name: 'queue.openDesk',
  title: '开窗上岗',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/desk/open',
  who: may('queue.serve', 'window'),
  params: atWindow,
  answer: z.object({ state: z.enum(deskStates) }),
});

/** At which window the signed-in clerk sat last today, whether it is open or closed since; null where nowhere, or where another opened it after. */
export const myWindow = contract({
  name: 'queue.myWindow',
  title: '我今天的窗口',
  method: 'GET',
  path: '/api/me/window',
  who: signedIn,
  answer: z.object({ window: z.object({ hallId: id<'hall'>(), windowId: id<'window'>() }).nullable() }),
});

export const pauseDesk = contract({
  name: 'queue.pauseDesk',
  title: '暂离',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/desk/pause',
  who: may('queue.serve', 'window'),
  params: atWindow,
  body: z.strictObject({
    minutes: z.number().int().min(1).max(240),
    because: z.enum(['short-absence', 'internal-work', 'meal', 'fault']),
    waive,
  }),
  answer: z.object({ until: moment }),
  clauses: ['dafan.queue.14.14b'],
  personal: ['body.waive'],
});

export const resumeDesk = contract({
  name: 'queue.resumeDesk',
  title: '返回岗位',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/desk/resume',
  who: may('queue.serve', 'window'),
  params: atWindow,
  answer: z.object({ awayMinutes: z.number() }),
});

export const closeDesk = contract({
  name: 'queue.closeDesk',
  title: '关窗离岗',
  method: 'POST',
  path: '/api/halls/:hallId/windows/:windowId/desk/close',
  who: may('queue.serve', 'window'),
  params: atWindow,
  answer: z.object({ state: z.enum(deskStates) }),
});
