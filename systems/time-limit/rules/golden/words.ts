import { isDay } from '../../../../kernel/day.ts';
import type { ExplainRequest } from '../explain.ts';

/**
 * How a golden case is written by a clerk: `承诺5个工作日`, `收件 2025-07-01，报上级 2025-07-03，恢复 2025-07-10`. One table says it both ways, so
 * that what is exported is what can be read again.
 */

type Events = ExplainRequest['events'];
type Event = { type: string; on: string; because?: string; workingDays?: number; askedOn?: string };
type Spelled = { type: string; because?: string };

const words: Readonly<Record<string, readonly Spelled[]>> = {
  收件受理: [{ type: 'received' }, { type: 'accepted' }],
  收件: [{ type: 'received' }],
  受理: [{ type: 'accepted' }],
  要求补正: [{ type: 'correction-requested' }],
  补正齐全: [{ type: 'corrected' }],
  报上级: [{ type: 'suspended', because: 'superior-approval' }],
  上级批复: [{ type: 'resumed', because: 'superior-approval' }],
  特别程序: [{ type: 'suspended', because: 'special-procedure' }],
  特别程序结束: [{ type: 'resumed', because: 'special-procedure' }],
  恢复: [{ type: 'resumed' }],
  说明原因: [{ type: 'late-reason-given' }],
  决定: [{ type: 'decided' }],
  通知领取: [{ type: 'ready-told' }],
  送达: [{ type: 'delivered' }],
  撤回: [{ type: 'withdrawn' }],
  终止: [{ type: 'terminated' }],
  作废: [{ type: 'annulled' }],
};

/** Every word that a story may hold, for whoever writes one. */
export const storyWords: readonly string[] = [...Object.keys(words), '延期N'];

/** A piece of a story that nobody can read. */
export type Unreadable = {
  readonly code: 'golden-word' | 'golden-day' | 'golden-limit' | 'golden-story-empty';
  readonly text: string;
};

/** The events of a story, or the first piece that cannot be read. */
export function eventsOfStory(story: string): { events: Events } | { unreadable: Unreadable } {
  const events: Event[] = [];
  const pieces = story.split(/[，,；;\n]/).map((piece) => piece.trim());
  for (const piece of pieces.filter((one) => one !== '')) {
    const [word = '', on = '', mark, askedOn, ...rest] = piece.split(/\s+/);
    const extension = /^延期(\d{1,4})$/.exec(word);
    const spelled = words[word];
    if (!extension && !Object.hasOwn(words, word)) return { unreadable: { code: 'golden-word', text: piece } };
    const asksApart = mark !== undefined;
    const isPlain = rest.length === 0 && (!asksApart || (extension && mark === '申请于' && isDay(askedOn ?? '')));
    if (!isDay(on) || !isPlain) return { unreadable: { code: 'golden-day', text: piece } };
    if (extension)
      events.push({ type: 'extended', on, workingDays: Number(extension[1]), ...(asksApart ? { askedOn: askedOn! } : {}) });
    else events.push(...spelled!.map((event) => ({ ...event, on })));
  }
  if (events.length === 0) return { unreadable: { code: 'golden-story-empty', text: story } };
  return { events: events as unknown as Events };
}

/** Events as a story. */
export function storyOf(events: Events): string {
  const rest = events as unknown as readonly Event[];
  const pieces: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const event = rest[at]!;
    const next = rest[at + 1];
    const both = event.type === 'received' && next?.type === 'accepted' && next.on === event.on;
    if (both) at += 1;
    pieces.push(pieceOf(event, both));
  }
  return pieces.join('，');
}

function pieceOf(event: Event, withAcceptance: boolean): string {
  if (event.type === 'extended') return `延期${event.workingDays} ${event.on}${event.askedOn ? ` 申请于 ${event.askedOn}` : ''}`;
  if (withAcceptance) return `收件受理 ${event.on}`;
  const word = Object.keys(words).find((one) => {
    const spelled = words[one]!;
    return spelled.length === 1 && spelled[0]!.type === event.type && spelled[0]!.because === event.because;
  });
  return `${word ?? event.type} ${event.on}`;
}

/** The limit that is written so, or why it is none. */
export function limitOfText(text: string): { limit: ExplainRequest['limit'] } | { unreadable: Unreadable } {
  const match = /^(承诺|法定)(\d{1,4})(个工作日|日|个月)$/.exec(text.replaceAll(/\s/g, ''));
  if (!match) return { unreadable: { code: 'golden-limit', text } };
  const length = Number(match[2]);
  const kind = match[1] === '承诺' ? ('promised' as const) : ('statutory' as const);
  if (match[3] === '个工作日') return { limit: { workingDays: length, kind } };
  return { limit: match[3] === '日' ? { calendarDays: length, kind } : { months: length, kind } };
}

/** A limit as a clerk writes it. */
export function limitText({ workingDays, calendarDays, months, kind }: ExplainRequest['limit']): string {
  const name = kind === 'statutory' ? '法定' : '承诺';
  if (workingDays !== undefined) return `${name}${workingDays}个工作日`;
  return calendarDays === undefined ? `${name}${months}个月` : `${name}${calendarDays}日`;
}
