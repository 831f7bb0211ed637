import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import './pick.css';

export type Choice = {
  id: string;
  /** The number or short name, found first. */
  label: string;
  detail: string;
  /** A word about its state: 空闲. */
  state?: string;
};

/**
 * Those choices that fit what was typed, the nearest first: the very number, then what begins so, then what holds it anywhere.
 * Nothing typed leaves all.
 */
export function choicesFor(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = typed.trim().toUpperCase();
  if (!wanted) return choices;
  const nearness = ({ label, detail }: Choice) => {
    const name = label.toUpperCase();
    const number = /\d+/.exec(name)?.[0];
    if (name === wanted || (number !== undefined && Number(number) === Number(wanted))) return 0;
    if (name.startsWith(wanted) || number?.startsWith(wanted)) return 1;
    return `${name} ${detail.toUpperCase()}`.includes(wanted) ? 2 : undefined;
  };
  return choices
    .map((choice, place) => ({ choice, place, near: nearness(choice) }))
    .filter(({ near }) => near !== undefined)
    .sort((one, other) => one.near! - other.near! || one.place - other.place)
    .map(({ choice }) => choice);
}

type PickOneProps = { label: string; choices: readonly Choice[]; none: string; onPick: (id: string) => void };

/** One of many by keyboard: type a few signs and Enter takes the first; ↓ goes into the list. */
export function PickOne({ label, choices, none, onPick }: PickOneProps) {
  const [typed, setTyped] = useState('');
  const own = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = choicesFor(choices, typed);
  return (
    <div>
      <label htmlFor={own} className="yc-field-label">
        {label}
      </label>
      <input
        ref={field}
        id={own}
        data-first
        className="yc-input"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => pressInField(event, list, () => found[0] && onPick(found[0].id))}
      />
      {found.length === 0 ? (
        <p className="qd-pick-none">{none}</p>
      ) : (
        <ChoiceList list={list} field={field} choices={found} onPick={onPick} label={label} />
      )}
    </div>
  );
}

/** The keys of a field over a list: ↓ goes into the list, Enter takes the first. */
export function pressInField(
  event: KeyboardEvent<HTMLInputElement>,
  list: RefObject<HTMLUListElement | null>,
  takeFirst: () => void,
): void {
  // While an input method composes Chinese, Enter and arrows belong to it.
  if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
  event.preventDefault();
  if (event.key === 'Enter') takeFirst();
  else list.current?.querySelector('button')?.focus();
}

type ChoiceListProps = {
  list: RefObject<HTMLUListElement | null>;
  field: RefObject<HTMLInputElement | null>;
  choices: readonly Choice[];
  onPick: (id: string) => void;
  label: string;
};

/** What was found under a field; the first line is what Enter takes there. ↑ ↓ move, and ↑ from the first leads back. */
export function ChoiceList({ list, field, choices, onPick, label }: ChoiceListProps) {
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const to = buttons.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1);
    if (to < 0) field.current?.focus();
    else buttons[to]?.focus();
  };
  return (
    <ul ref={list} className="qd-pick-list" aria-label={label}>
      {choices.map((choice) => (
        <li key={choice.id}>
          <button type="button" onClick={() => onPick(choice.id)} onKeyDown={move}>
            <strong className="yc-figures">{choice.label}</strong>
            <span className="qd-pick-detail">{choice.detail}</span>
            {choice.state && <span>{choice.state}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
