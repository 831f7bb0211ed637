import { useState } from 'react';
import { timeWords } from '../../../../platform/ui/words.ts';
import { eventKindWords, eventKinds, eventWords, type EventKind, type FloorEvent } from './floor-words.ts';
import './floor.css';

type Props = { events: readonly FloorEvent[]; ticketsAt: (number: string) => string };

/** What happened in the hall, the newest first; chips leave out what one does not look for. */
export function EventStream({ events, ticketsAt }: Props) {
  const [shown, setShown] = useState<readonly EventKind[]>(eventKinds);
  const toggle = (kind: EventKind) =>
    setShown((before) => (before.includes(kind) ? before.filter((one) => one !== kind) : [...before, kind]));
  const rows = events.toSorted((a, b) => b.at - a.at).filter(({ type }) => shown.includes(eventWords(type).kind));
  return (
    <section className="floor-stream" aria-label="现场动态">
      <h2>现场动态</h2>
      <fieldset className="floor-chips">
        <legend className="yc-hidden">筛选</legend>
        {eventKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="floor-chip"
            aria-pressed={shown.includes(kind)}
            onClick={() => toggle(kind)}
          >
            {eventKindWords[kind]}
          </button>
        ))}
      </fieldset>
      {rows.length === 0 ? (
        <p className="floor-quiet">{events.length === 0 ? '今天还没有动态' : '没有符合筛选的动态'}</p>
      ) : (
        // The list scrolls on its own, so it must be reachable by key.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol className="floor-events" tabIndex={0} aria-label="动态列表">
          {rows.map(({ at, type, number, windowNumber }) => (
            <li key={`${at} ${type} ${number} ${windowNumber}`}>
              <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>
              <span>
                {number && <a href={ticketsAt(number)}>{number}</a>} {eventWords(type).word}
                {windowNumber && ` · ${windowNumber} 号窗口`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
