import { route } from '../../../platform/room/room.ts';
import * as wire from '../wire.ts';
import { callNext, finish } from './call-next.ts';
import { closeDesk, myWindow, openDesk, pauseDesk, resumeDesk } from './desk-acts.ts';
import { followAddress, followTicket } from './follow.ts';
import { findLeftOver, leftOvers, registerLeftOvers } from './left-over-acts.ts';
import { arrivals, ticketHistory, ticketsOfDay, whoIsIt } from './ledger.ts';
import { take } from './take.ts';
import { leaveQueue, recycleTicket } from './ticket-acts.ts';
import { addMatter, dropMatters, finishMatter } from './visit-acts.ts';
import { callChosen, noShow, park, recall, resume, startService, transfer } from './window-acts.ts';

/** Every contract of the queue and what carries it out. */
export const routes = [
  route(wire.takeTicket, async (call, house) => {
    const given = await take(call, house);
    // The answer is kept for a repeat of the command without the host by which this one came.
    return { ...given, followUrl: followAddress(call, given.followUrl) };
  }),
  route(wire.leftOvers, leftOvers),
  route(wire.registerLeftOvers, registerLeftOvers),
  route(wire.findLeftOver, findLeftOver),
  route(wire.arrivals, arrivals),
  route(wire.followTicket, followTicket),
  route(wire.openDesk, openDesk),
  route(wire.myWindow, myWindow),
  route(wire.pauseDesk, pauseDesk),
  route(wire.resumeDesk, resumeDesk),
  route(wire.closeDesk, closeDesk),
  route(wire.callNext, callNext),
  route(wire.callChosen, callChosen),
  route(wire.recall, recall),
  route(wire.startService, startService),
  route(wire.noShow, noShow),
  route(wire.recycle, recycleTicket),
  route(wire.park, park),
  route(wire.resume, resume),
  route(wire.transfer, transfer),
  route(wire.finish, finish),
  route(wire.finishMatter, finishMatter),
  route(wire.addMatter, addMatter),
  route(wire.dropMatters, dropMatters),
  route(wire.leave, leaveQueue),
  route(wire.ticketsOfDay, ticketsOfDay),
  route(wire.ticketHistory, ticketHistory),
  route(wire.whoIsIt, whoIsIt),
];
