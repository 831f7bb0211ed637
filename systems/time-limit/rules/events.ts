import { refuse } from '../../../kernel/decision.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import type { Day } from '../../../kernel/day.ts';

/** Why a clock stops. Corrections are no stop of this kind: they have events of their own. */
export type StopReason = 'superior-approval' | 'special-procedure';

/** What happens to an application, as far as its clocks listen to it. */
export type ClockEvent =
  | { readonly type: 'received'; readonly on: Day }
  | { readonly type: 'accepted'; readonly on: Day }
  | { readonly type: 'correction-requested'; readonly on: Day }
  /** Everything asked for is in; a part of it is not this event. */
  | { readonly type: 'corrected'; readonly on: Day }
  | { readonly type: 'suspended'; readonly on: Day; readonly because: StopReason }
  /** Without a reason it ends the stop that began last. */
  | { readonly type: 'resumed'; readonly on: Day; readonly because?: StopReason | undefined }
  /** `on` is the day it takes effect; `askedOn`, where it differs, the day that must lie within the limit. */
  | { readonly type: 'extended'; readonly on: Day; readonly workingDays: number; readonly askedOn?: Day | undefined }
  | { readonly type: 'late-reason-given'; readonly on: Day }
  | { readonly type: 'decided'; readonly on: Day }
  /** The result lies ready and the applicant has been told, with proof. */
  | { readonly type: 'ready-told'; readonly on: Day }
  | { readonly type: 'delivered'; readonly on: Day }
  | { readonly type: 'withdrawn'; readonly on: Day }
  | { readonly type: 'terminated'; readonly on: Day }
  | { readonly type: 'annulled'; readonly on: Day };

type Progress = {
  received: boolean;
  /** Receipt stands on record itself, and does not only follow from acceptance. */
  named: boolean;
  accepted: boolean;
  awaiting: boolean;
  stops: StopReason[];
  decided: boolean;
  ended: boolean;
};

const isEnd = (event: ClockEvent): boolean =>
  event.type === 'delivered' || event.type === 'withdrawn' || event.type === 'terminated' || event.type === 'annulled';

const afterDecision: ReadonlySet<ClockEvent['type']> = new Set([
  'ready-told',
  'delivered',
  'withdrawn',
  'annulled',
  'late-reason-given',
]);

/** Why this event cannot follow what came before; nothing when it can. */
function impossible(event: ClockEvent, now: Progress): string | undefined {
  if (now.ended) return 'after-the-end';
  if (now.decided && !afterDecision.has(event.type)) return 'after-the-decision';
  if (!now.received && event.type !== 'received' && event.type !== 'accepted') return 'begins-without-receipt';
  switch (event.type) {
    case 'received':
      // Accepted first and received later is one mistake, received twice another: the first is put right by changing a date.
      if (now.accepted && !now.named) return 'received-after-acceptance';
      return now.received ? 'received-twice' : undefined;
    case 'accepted':
      if (now.accepted) return 'accepted-twice';
      return now.awaiting ? 'accepted-before-corrected' : undefined;
    case 'correction-requested':
      if (now.awaiting) return 'correction-requested-twice';
      return now.stops.length > 0 ? 'correction-requested-while-suspended' : undefined;
    case 'corrected':
      return now.awaiting ? undefined : 'corrected-without-request';
    case 'suspended':
      if (now.awaiting) return 'suspended-while-awaiting-correction';
      return now.stops.includes(event.because) ? 'suspended-twice' : undefined;
    case 'resumed': {
      const open = event.because ? now.stops.includes(event.because) : now.stops.length > 0;
      return open ? undefined : 'resumed-without-suspension';
    }
    case 'extended':
      return now.awaiting ? 'extended-while-awaiting-correction' : undefined;
    case 'decided':
    case 'ready-told':
    case 'delivered':
      if (now.awaiting) return 'completed-before-corrected';
      return now.stops.length > 0 ? 'completed-while-suspended' : undefined;
    case 'late-reason-given':
    case 'withdrawn':
    case 'terminated':
    case 'annulled':
      return undefined;
  }
}

function progress(event: ClockEvent, now: Progress): Progress {
  switch (event.type) {
    case 'received':
      return { ...now, received: true, named: true };
    case 'accepted':
      return { ...now, received: true, accepted: true };
    case 'correction-requested':
      return { ...now, awaiting: true };
    case 'corrected':
      return { ...now, awaiting: false };
    case 'suspended':
      return { ...now, stops: [...now.stops, event.because] };
    case 'resumed': {
      const closed = event.because ?? now.stops.at(-1);
      return { ...now, stops: now.stops.filter((open) => open !== closed) };
    }
    case 'decided':
    case 'ready-told':
      return { ...now, decided: true };
    default:
      return isEnd(event) ? { ...now, ended: true } : now;
  }
}

const atStart: Progress = {
  received: false,
  named: false,
  accepted: false,
  awaiting: false,
  stops: [],
  decided: false,
  ended: false,
};

/**
 * Every reason why these events cannot have happened in this order; none when they can. It does not depend on documents: what
 * can happen is the same everywhere, only what it does to the clock differs. A refused event is left out of the further check,
 * so that one mistake is not told twice.
 */
export function impossibleOrders(events: readonly ClockEvent[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  let now = atStart;
  let latest: Day | undefined;
  for (const [index, event] of events.entries()) {
    const why = latest !== undefined && event.on < latest ? 'before-the-event-above' : impossible(event, now);
    if (why) {
      refusals.push({ ...refuse(why), path: ['events', index], values: { event: event.type, on: event.on } });
    } else {
      now = progress(event, now);
      latest = event.on;
    }
  }
  return refusals;
}
