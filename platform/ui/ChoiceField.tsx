import type { FocusEvent, ReactNode } from 'react';
import { Field, FieldError } from './Field.tsx';
import { ComplaintWords } from './TextField.tsx';
import { Why } from './Why.tsx';
import type { Form } from './use-form.ts';

export type Choice = {
  value: string;
  label: string;
  /** One line under the label, where the word alone is not enough. */
  note?: string;
};

type Settings = {
  form: Form;
  name: string;
  label?: string;
  choices: readonly Choice[];
  example?: ReactNode;
  clauses?: readonly string[];
  /**
   * `one`: all choices in sight, one of them. `some`: several of them; the value is a list. `listed`: one out of a list that
   * opens, for more than about seven.
   */
  pick?: 'one' | 'some' | 'listed';
  /** Whether it may be left empty, where the schema cannot say so (light pages). */
  optional?: boolean;
};

/** A field that is answered by choosing. */
export function ChoiceField({ form, name, label, choices, example, clauses = [], pick = 'one', ...rest }: Settings) {
  const { title, ...limits } = form.limits(name);
  const optional = rest.optional ?? limits.optional;
  const complaint = form.complaint(name);
  const value = form.value(name);
  const id = form.idOf(name);
  const words = label ?? title ?? name;
  const error = complaint && <ComplaintWords message={complaint.message} next={complaint.next} />;

  if (pick === 'listed') {
    return (
      <Field id={id} label={words} optional={optional} error={error} clauses={clauses} {...(example ? { example } : {})}>
        {(aria) => (
          <select
            {...aria}
            className="yc-input"
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => form.set(name, event.target.value)}
            onBlur={() => form.leave(name)}
          >
            <option value="">请选择</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  }

  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const described = [error ? `${id}-error` : '', example ? `${id}-example` : ''].filter(Boolean).join(' ');
  const toggle = (one: string, on: boolean) =>
    form.set(name, on ? [...chosen, one] : chosen.filter((already) => already !== one));
  // Moving among the choices of one field is not leaving it.
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    if (!event.currentTarget.closest('fieldset')?.contains(event.relatedTarget)) form.leave(name);
  };
  return (
    <fieldset className={`yc-field yc-choices${error ? ' yc-field-wrong' : ''}`} aria-describedby={described || undefined}>
      <legend className="yc-field-label">
        {words}
        {optional && <span className="yc-field-optional">选填</span>}
      </legend>
      <Why clauses={clauses} about={words} />
      <div className="yc-choice-list">
        {choices.map((choice, place) => (
          <label key={choice.value} className="yc-choice">
            <input
              id={place === 0 ? id : undefined}
              type={pick === 'some' ? 'checkbox' : 'radio'}
              name={id}
              onBlur={leave}
              checked={pick === 'some' ? chosen.includes(choice.value) : value === choice.value}
              onChange={(event) => (pick === 'some' ? toggle(choice.value, event.target.checked) : form.set(name, choice.value))}
            />
            <span>
              {choice.label}
              {choice.note && <small>{choice.note}</small>}
            </span>
          </label>
        ))}
      </div>
      {example && (
        <p id={`${id}-example`} className="yc-field-example">
          {example}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
