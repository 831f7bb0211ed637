import { countWords } from '../../../../platform/ui/words.ts';
import './cases.css';

export type Chip<Key extends string> = {
  key: Key;
  words: string;
  /** Not asked yet, or not counted. */
  count?: number | undefined;
  /** Whether more than nothing needs a person. */
  alarms?: boolean;
};

type Props<Key extends string> = { legend: string; chips: readonly Chip<Key>[]; shown: Key; onShow: (key: Key) => void };

/** What of a list is in sight, each with its number. */
export function CaseChips<Key extends string>({ legend, chips, shown, onShow }: Props<Key>) {
  return (
    <fieldset className="case-chips">
      <legend className="yc-hidden">{legend}</legend>
      {chips.map(({ key, words, count, alarms }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === shown}
          className={alarms && (count ?? 0) > 0 ? 'case-chip case-chip-alarm' : 'case-chip'}
          onClick={() => onShow(key)}
        >
          {words}
          {count !== undefined && <strong>{countWords(count)}</strong>}
        </button>
      ))}
    </fieldset>
  );
}
