import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { refused, type Refusal } from '../../../kernel/decision.ts';
import type { Instant } from '../../../kernel/day.ts';
import type { TicketId } from '../../../kernel/ids.ts';
import type { Call } from '../../../platform/http/route.ts';
import type { Crowd, Decided } from '../../../platform/journal/record.ts';
import type { RecordTx, Sealed } from '../../../platform/journal/room.ts';
import type { House } from '../../../platform/room/room.ts';
import type { MatterOfVisit, TicketFact } from '../rules/facts.ts';
import { isSoundIdentityNumber } from '../rules/identity-number.ts';
import { honourLeftOver, rightRefusals } from '../rules/left-over.ts';
import { placeOnArrival, rankOf } from '../rules/placing.ts';
import { takeRefusals, takeTicket, type Asking } from '../rules/take.ts';
import { shortOfClosing } from '../rules/wait.ts';
import { evolve, type Ticket } from '../rules/ticket.ts';
import { inVisitOrder } from '../rules/visit.ts';
import type { GroupId } from '../rules/words.ts';
import type * as wire from '../wire.ts';
import { aheadOfNewcomer, outlookOf, waitIn, withOneMore, type Outlook } from './estimate.ts';
import { journalRoom } from './journal-room.ts';
import { holdRights, rightClaimed } from './left-over-claim.ts';
import type { RightRow } from './left-over-store.ts';
import { askedMatter, mattersOf, windowsOf, type Matters, type Wanted as MatterWish } from './matter-asked.ts';
import { giveNumbers, type Given } from './numbers.ts';
import { pauseOfQueue, pauseView, takesFromOf, takingNow } from './pauses.ts';
import { momentOf, windowsFor } from './registers.ts';
import { ticketOf } from './rows.ts';
import { stamped } from './stamped.ts';
import { hallNames, viewOf, type Names } from './views.ts';

type TakeCall = Call<typeof wire.takeTicket>;
type Wanted = { asking: Asking; groupId: GroupId | undefined; further: readonly MatterOfVisit[] };

/** What everybody who takes a ticket of this hall at this moment is answered by. */
type Ready = { names: Names; outlook: Outlook; matters: Matters; rights: ReadonlyMap<TakeCall, RightRow | undefined> };

/** Gives a ticket. */
export const take = (call: TakeCall, house: House) =>
  house.journal.recordTogether(call.standing, journalRoom, call.command, takers, call.params.hallId, { call, house });

/** Those who take a ticket of one hall at the same moment. Nothing is numbered before a request is found good, so a refusal leaves no gap. */
const takers: Crowd<{ call: TakeCall; house: House }, ReturnType<typeof givenAnswer>, Ready> = {
  most: 64,
  // How things stand is read before the series is held: a queue of takers must not wait for an estimate.
  async ready(inputs) {
    const { call, house } = inputs[0]!;
    const { jurisdictionId } = call.standing;
    const names = await hallNames(house.db, jurisdictionId, call.params.hallId);
    const rights = new Map<TakeCall, RightRow | undefined>();
    for (const { call: one } of inputs)
      if (one.body.leftOver) rights.set(one, await rightClaimed(house.db, jurisdictionId, call.params.hallId, one.body.leftOver));
    const codes = inputs.flatMap((input) => codesOf(wishOf(input.call, rights.get(input.call))));
    const [outlook, matters] = await Promise.all([
      outlookOf(house.db, jurisdictionId, names),
      mattersOf(house.db, jurisdictionId, codes, names.today),
    ]);
    return { names, outlook, matters, rights };
  },
  async decide(tx, members, { names, outlook, matters, rights }) {
    const { policy, groups } = names.now;
    const claimed = members.map(({ input }) => rights.get(input.call)?.ticketId);
    const held = await holdRights(
      tx,
      names.now.hall.hallId,
      claimed.flatMap((ticketId) => ticketId ?? []),
    );
    const wanted = members.map(({ input }, nth) => {
      // The same right twice at the same moment is worth one ticket.
      const isFirst = claimed.indexOf(claimed[nth]) === nth;
      const right = held.get(claimed[nth] as TicketId);
      const now = right && !isFirst ? { ...right, usedBy: right.ticketId } : right;
      const leftOver = input.call.body.leftOver && rightRefusals(now, tx.today);
      return wantedOf(input.call, names, matters, right, leftOver);
    });
    const against = wanted.map(({ asking }) => takeRefusals(asking, policy));
    const series = wanted.map(({ groupId }, nth) =>
      against[nth]!.length > 0 ? undefined : groups.find((one) => one.groupId === groupId)?.prefix,
    );
    const numbers = await giveNumbers(
      tx,
      names.now.hall.hallId,
      tx.today,
      series.filter((one) => one !== undefined),
      rankOf(tx.at),
    );
    const decided: Decided<ReturnType<typeof givenAnswer>>[] = [];
    let outlookNow = outlook;
    for (const [nth, { input, tx: own }] of members.entries()) {
      const ticketId = uuid() as TicketId;
      const stream = tx.newStream('ticket', ticketId);
      const { asking, groupId, further } = wanted[nth]!;
      if (series[nth] === undefined || groupId === undefined) {
        decided.push({ entries: [{ stream, decision: refused(against[nth]!) }], answer: unanswered });
        continue;
      }
      const visitor = await sealVisitor(own, stream, input.call.body);
      const right = held.get(claimed[nth] as TicketId);
      const wish = wishOf(input.call, right);
      const fact = takenFact(own, input.call, wish, series[nth], numbers.shift()!, groupId, further, visitor);
      const before = outlookNow;
      outlookNow = withOneMore(outlookNow, fact.place);
      const honoured = right && honourLeftOver({ ticketId: right.ticketId, ticket: ticketOf(right.held) }, ticketId);
      decided.push({
        entries: [
          { stream, decision: takeTicket(asking, fact, policy) },
          ...(honoured ? [{ stream: right.held.stream, decision: honoured }] : []),
        ],
        answer: (facts) => {
          const taken = facts.find((one) => one.type === 'TicketTaken')!;
          return givenAnswer(ticketId, evolve(undefined, stamped<TicketFact>(taken)), names, before);
        },
      });
    }
    return decided;
  },
};

const unanswered = (): never => {
  throw new Error('a refused ticket has no answer');
};

type Wish = Pick<TakeCall['body'], 'matterCode' | 'groupId' | 'priority' | 'further'>;

const codesOf = (wish: Wish): string[] => [wish, ...(wish.further ?? [])].flatMap((one) => one.matterCode ?? []);

/** What the visitor wants: as it was said, and where somebody was left over and says nothing else, what the earlier ticket was for. */
function wishOf({ body }: TakeCall, right: Pick<RightRow, 'matterCode' | 'groupId' | 'further'> | undefined): Wish {
  if (!right) return body;
  const { matterCode, groupId, further } = body;
  if (matterCode !== undefined || groupId !== undefined) return { matterCode, groupId, further, priority: 'left-over' };
  return { ...asAsked(right), further: right.further.map(asAsked), priority: 'left-over' };
}

/** A matter of an earlier visit, asked for again: the catalogue says today where it belongs. */
const asAsked = ({ matterCode, groupId }: MatterOfVisit): MatterWish => (matterCode === null ? { groupId } : { matterCode });

/** What the registers say to what the visitor asks for, to all of it. */
function wantedOf(
  call: TakeCall,
  names: Names,
  matters: Matters,
  right: RightRow | undefined,
  leftOver: readonly Refusal[] | undefined,
): Wanted {
  const { now } = names;
  const body = wishOf(call, right);
  const { groupId, ...asked } = askedMatter(now, matters, body);
  const what = (one: MatterWish, of: GroupId | undefined) => of && { matterCode: one.matterCode ?? null, groupId: of };
  const further = (body.further ?? []).map((one) => {
    const { groupId: its, ...said } = askedMatter(now, matters, one);
    return { ...said, what: what(one, its) };
  });
  const first = what(body, groupId);
  const taking = takingNow(names, groupId);
  return {
    groupId,
    further:
      first && further.length > 0
        ? inVisitOrder(
            first,
            further.flatMap((one) => one.what ?? []),
            (one) => windowsOf(now, one),
          )
        : [],
    asking: {
      ...asked,
      ...(further.length > 0 ? { visit: [{ ...asked, what: first }, ...further] } : {}),
      priority: body.priority,
      leftOver,
      by: call.standing.actor.kind === 'device' ? 'device' : 'person',
      isOpen: taking.takes,
      takesFrom: takesFromOf(names, taking),
    },
  };
}

async function sealVisitor(
  tx: RecordTx,
  stream: `${string}:${number}:${string}`,
  body: TakeCall['body'],
): Promise<Sealed | null> {
  const { name, identityNumber, phone } = body;
  if (name === undefined && identityNumber === undefined && phone === undefined) return null;
  const content = { ...(name && { name }), ...(identityNumber && { identityNumber }), ...(phone && { phone }) };
  return tx.seal(stream, content, identityNumber === undefined ? [] : [identityNumber]);
}

/**
 * The secret of the paper: 112 bits of chance. The seconds before them keep the codes of one time side by side in their index, so that
 * years of past tickets do not slow the next one.
 */
function newFollowCode(at: Instant): string {
  const seconds = Buffer.alloc(4);
  seconds.writeUInt32BE(Math.floor(at / 1_000));
  return Buffer.concat([seconds, randomBytes(14)]).toString('base64url');
}

function takenFact(
  tx: RecordTx,
  { params, body: { identityNumber } }: TakeCall,
  wish: Wish,
  series: string,
  { no, rank }: Given,
  groupId: GroupId,
  further: readonly MatterOfVisit[],
  visitor: Sealed | null,
): Extract<TicketFact, { type: 'TicketTaken' }> {
  return {
    type: 'TicketTaken',
    hallId: params.hallId,
    day: tx.today,
    series,
    no,
    groupId,
    matterCode: wish.matterCode ?? null,
    ...(further.length > 0 ? { further } : {}),
    priority: wish.priority,
    place: placeOnArrival(groupId, wish.priority, rank),
    followCode: newFollowCode(tx.at),
    visitor,
    identity: identityNumber === undefined ? 'none' : isSoundIdentityNumber(identityNumber, tx.today) ? 'sound' : 'doubtful',
  };
}

/** What the kiosk prints: the number, how many are before, how long it may take, and where. */
function givenAnswer(ticketId: TicketId, ticket: Ticket, names: Names, outlook: Outlook) {
  const { now } = names;
  const { queueId } = ticket.place;
  const ahead = aheadOfNewcomer(outlook, ticket.place);
  const wait = waitIn(outlook, queueId, ticket.groupId, ahead);
  const closing = now.opening.at(-1);
  const minutesLeft = closing ? (momentOf(closing.to, names) - ticket.takenAt) / 60_000 : Infinity;
  const pause = pauseOfQueue(outlook, queueId);
  const short = shortOfClosing(wait, minutesLeft, now.policy.closingMarginMinutes);
  return {
    ticket: viewOf(ticketId, ticket, names),
    ahead,
    wait,
    pause: pause ? pauseView(pause, names) : null,
    windows: windowsFor(now, ticket.groupId, ticket.matterCode).map((window) => String(window.number)),
    followUrl: `/public/tickets/${ticket.followCode}`,
    hallName: now.hall.name,
    takenDay: ticket.day as string,
    closingWarning: closing && short !== null ? { closesAt: momentOf(closing.to, names) as number, minutesShort: short } : null,
  };
}
