import { countWords } from './words.ts';
import './list.css';

export type Chip<Key extends string> = {
  key: Key;
  words: string;
  /** Not asked yet, or not counted. */
  count?: number | undefined;
  /** Whether there are more than were counted. */
  isMore?: boolean;
  /** Whether more than nothing needs a person. */
  alarms?: boolean;
};

type Props<Key extends string> = { legend: string; chips: readonly Chip<Key>[]; shown: Key; onShow: (key: Key) => void };

/** What of a list is in sight, each with its number. */
export function ListChips<Key extends string>({ legend, chips, shown, onShow }: Props<Key>) {
  return (
    <fieldset className="yc-list-chips">
      <legend className="yc-hidden">{legend}</legend>
      {chips.map(({ key, words, count, isMore, alarms }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === shown}
          className={alarms && (count ?? 0) > 0 ? 'yc-list-chip yc-list-chip-alarm' : 'yc-list-chip'}
          onClick={() => onShow(key)}
        >
          {words}
          {count !== undefined && <strong>{countWords(count) + (isMore ? '+' : '')}</strong>}
        </button>
      ))}
    </fieldset>
  );
}
