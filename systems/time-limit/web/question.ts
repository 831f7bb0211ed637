import { isDay } from '../../../kernel/day.ts';
import { documentIds, type DocumentId } from '../rules/policy.ts';
import type { ExplainBody } from '../wire-explain.ts';

/** What is entered into the calculator, and how it stands in an address that can be passed on. */

export type EventType = ExplainBody['events'][number]['type'];
export type StopReason = 'superior-approval' | 'special-procedure';
export type Unit = 'workingDays' | 'calendarDays' | 'months';
export type KeptSwitch = keyof NonNullable<ExplainBody['switches']>;

/** A row of what happened. The day may still be missing; `because` and `workingDays` are asked of the types that need them. */
export type EventRow = {
  key: number;
  type: EventType;
  on: string;
  because: StopReason;
  workingDays: string;
  /** Which of several stops ends here; left out: the one that began last. */
  ends?: StopReason | undefined;
  /** The day on which an extension was asked for, where it took effect on another. */
  askedOn?: string | undefined;
};

export type Question = {
  documents: readonly DocumentId[];
  /** As typed. */
  length: string;
  unit: Unit;
  kind: 'promised' | 'statutory';
  events: readonly EventRow[];
  switches: Readonly<Partial<Record<KeptSwitch, string>>>;
  /** Empty: the day of the last event. */
  asOf: string;
};

let keys = 0;

/** A new row of what happened. */
export const eventRow = (type: EventType, on = '', rest: Partial<Omit<EventRow, 'key' | 'type' | 'on'>> = {}): EventRow => ({
  key: ++keys,
  type,
  on,
  because: 'superior-approval',
  workingDays: '5',
  ...rest,
});

/** Five promised working days by the law alone, received and accepted on the day given, or on a day yet to be chosen. */
export const firstQuestion = (today = ''): Question => ({
  documents: [],
  length: '5',
  unit: 'workingDays',
  kind: 'promised',
  events: [eventRow('received', today), eventRow('accepted', today)],
  switches: {},
  asOf: '',
});

const units: Record<string, Unit> = { w: 'workingDays', d: 'calendarDays', m: 'months' };
const letterOf = (unit: Unit): string => Object.keys(units).find((letter) => units[letter] === unit)!;

/** The types of events; in the record, so that a new one does not compile until it is named here. */
const types: Record<EventType, true> = {
  received: true,
  accepted: true,
  'correction-requested': true,
  corrected: true,
  suspended: true,
  resumed: true,
  extended: true,
  'late-reason-given': true,
  decided: true,
  'ready-told': true,
  delivered: true,
  withdrawn: true,
  terminated: true,
  annulled: true,
};
export const eventTypes = Object.keys(types) as readonly EventType[];
const isType = (text: string | undefined): text is EventType => Object.hasOwn(types, text ?? '');

const numbers = ['deemedAcceptanceWorkingDays', 'statutoryExtensionWorkingDays', 'deliveryWithinWorkingDays'] as const;
const switchNames: readonly KeptSwitch[] = [
  'dayOne',
  'startsFrom',
  'correction',
  'lateCorrection',
  'stopDays',
  'superiorApproval',
  'specialProcedure',
  'endsAt',
  'lateReason',
  ...numbers,
];
export const keptSwitches = switchNames;

/**
 * The question as search words of an address: `d=zhongyang,dafan&l=5w&k=statutory&e=received.2025-09-26~suspended.2025-09-29.superior-approval
 * &s=dayOne.next-day&on=2025-10-01`.
 */
export function toSearch({ documents, length, unit, kind, events, switches, asOf }: Question): string {
  const search = new URLSearchParams();
  if (documents.length > 0) search.set('d', documents.join(','));
  search.set('l', `${length}${letterOf(unit)}`);
  if (kind === 'statutory') search.set('k', kind);
  const spelled = events.map((row) =>
    [
      row.type,
      row.on,
      ...(row.type === 'suspended' ? [row.because] : []),
      ...(row.type === 'resumed' && row.ends ? [row.ends] : []),
      ...(row.type === 'extended' ? [row.workingDays, ...(row.askedOn ? [row.askedOn] : [])] : []),
    ].join('.'),
  );
  if (spelled.length > 0) search.set('e', spelled.join('~'));
  const set = Object.entries(switches).map(([name, value]) => `${name}.${value}`);
  if (set.length > 0) search.set('s', set.join('~'));
  if (asOf) search.set('on', asOf);
  // A tilde and a comma may stand in an address as they are, and then people can read it.
  return search.toString().replaceAll('%7E', '~').replaceAll('%2C', ',');
}

/** The question that an address holds; undefined when it holds none. What nobody can read is left out: it comes from outside. */
export function fromSearch(text: string): Question | undefined {
  const search = new URLSearchParams(text);
  if (!['d', 'l', 'e', 's'].some((name) => search.has(name))) return undefined;
  const limit = /^(\d{1,4})([wdm])$/.exec(search.get('l') ?? '');
  const named = (search.get('d') ?? '').split(',');
  return {
    documents: documentIds.filter((id) => named.includes(id)).toSorted((a, b) => named.indexOf(a) - named.indexOf(b)),
    length: limit?.[1] ?? '5',
    unit: units[limit?.[2] ?? 'w']!,
    kind: search.get('k') === 'statutory' ? 'statutory' : 'promised',
    events: (search.get('e') ?? '').split('~').slice(0, 60).flatMap(rowOf),
    switches: Object.fromEntries(
      (search.get('s') ?? '')
        .split('~')
        .map((pair) => pair.split('.'))
        .filter(([name, value]) => switchNames.some((known) => known === name) && /^[a-z0-9-]{1,40}$/.test(value ?? '')),
    ),
    asOf: isDay(search.get('on') ?? '') ? search.get('on')! : '',
  };
}

function rowOf(text: string): EventRow[] {
  const [type, on = '', extra = '', askedOn = ''] = text.split('.');
  if (!isType(type)) return [];
  return [eventRow(type, isDay(on) ? on : '', restOf(type, extra, askedOn))];
}

const isStop = (text: string): text is StopReason => text === 'superior-approval' || text === 'special-procedure';

function restOf(type: EventType, extra: string, askedOn: string): Parameters<typeof eventRow>[2] {
  if (type === 'suspended' && isStop(extra)) return { because: extra };
  if (type === 'resumed' && isStop(extra)) return { ends: extra };
  if (type === 'extended' && /^\d{1,4}$/.test(extra)) return { workingDays: extra, ...(isDay(askedOn) ? { askedOn } : {}) };
  return {};
}

/** The message to the server, and which row each of its events is; rows without a day are not sent. */
export type Asked = { body: ExplainBody; rows: readonly EventRow[] };

/** What can be asked now; undefined while something is missing without which there is no question. */
export function askedOf({ documents, length, unit, kind, events, switches, asOf }: Question): Asked | undefined {
  const rows = events.filter(({ on }) => on !== '');
  if (rows.length === 0 || length.trim() === '') return undefined;
  return {
    rows,
    body: {
      documents: [...documents],
      limit: { [unit]: Number(length), kind },
      events: rows.map(messageOf),
      switches: Object.fromEntries(
        Object.entries(switches).map(([name, value]) => [name, numbers.some((one) => one === name) ? Number(value) : value]),
      ),
      ...(asOf ? { asOf } : {}),
    },
  };
}

function messageOf({ type, on, because, workingDays, ends, askedOn }: EventRow): ExplainBody['events'][number] {
  if (type === 'suspended') return { type, on, because };
  if (type === 'resumed') return { type, on, ...(ends ? { because: ends } : {}) };
  if (type === 'extended') return { type, on, workingDays: Number(workingDays), ...(askedOn ? { askedOn } : {}) };
  return { type, on };
}

/** A message as a question that can be shown and changed. */
export function questionOf({ documents, limit, events, switches = {}, asOf }: ExplainBody): Question {
  const unit = (['workingDays', 'calendarDays', 'months'] as const).find((one) => limit[one] !== undefined) ?? 'workingDays';
  return {
    documents: documents.filter((one): one is DocumentId => documentIds.some((known) => known === one)),
    length: String(limit[unit] ?? ''),
    unit,
    kind: limit.kind ?? 'promised',
    events: events.map((event) =>
      eventRow(event.type, event.on, {
        ...(event.type === 'suspended' ? { because: event.because } : {}),
        ...(event.type === 'resumed' && event.because ? { ends: event.because } : {}),
        ...(event.type === 'extended' ? { workingDays: String(event.workingDays), askedOn: event.askedOn } : {}),
      }),
    ),
    switches: Object.fromEntries(
      Object.entries(switches).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ),
    asOf: asOf ?? '',
  };
}
