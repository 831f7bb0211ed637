import type { HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from 'react';
import { Field, type FieldProps } from './Field.tsx';
import type { Form } from './use-form.ts';

type Settings = Pick<FieldProps, 'example' | 'clauses'> & {
  form: Form;
  /** The field of the body, dotted when nested. */
  name: string;
  /** Taken from the schema (`.meta({ title })`) when left out. */
  label?: string;
  /** What kind of keyboard a touch screen shows. */
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  /** `day` gives a date input, `number` hands a number on. */
  type?: 'text' | 'number' | 'day' | 'time' | 'tel' | 'password' | 'search';
  /** Lines of a text area; one line when left out. */
  lines?: number;
  autoComplete?: string;
  /** Stands behind the input: 元, 份, 分钟. */
  unit?: string;
  /** Whether it may be left empty, where the schema cannot say so (light pages). */
  optional?: boolean;
};

/** A field for a line or some lines of text, a number or a day, bound to a form. */
export function TextField({ form, name, example, clauses, type = 'text', lines, unit, ...rest }: Settings) {
  const { longest, optional, title } = form.limits(name);
  const complaint = form.complaint(name);
  const value = form.value(name);
  const shown = typeof value === 'string' || typeof value === 'number' ? value : '';
  const set = (text: string) => form.set(name, type === 'number' && text.trim() !== '' ? asNumber(text) : text);
  const field: Omit<FieldProps, 'children'> = {
    id: form.idOf(name),
    label: rest.label ?? title ?? name,
    optional: rest.optional ?? optional,
    error: complaint && <ComplaintWords message={complaint.message} next={complaint.next} />,
    ...(example === undefined ? {} : { example }),
    ...(clauses === undefined ? {} : { clauses }),
  };
  return (
    <Field {...field}>
      {(aria) =>
        lines ? (
          <>
            <textarea
              {...aria}
              className="yc-input"
              rows={lines}
              value={shown}
              onChange={(event) => set(event.target.value)}
              onBlur={() => form.leave(name)}
            />
            {longest !== undefined && <Count used={String(shown).length} longest={longest} />}
          </>
        ) : (
          <span className={unit ? 'yc-input-with-unit' : undefined}>
            <input
              {...aria}
              className="yc-input"
              type={inputType[type]}
              inputMode={rest.inputMode ?? (type === 'number' ? 'decimal' : undefined)}
              autoComplete={rest.autoComplete ?? 'off'}
              value={shown}
              onChange={(event) => set(event.target.value)}
              onBlur={() => form.leave(name)}
            />
            {unit && <span className="yc-input-unit">{unit}</span>}
          </span>
        )
      }
    </Field>
  );
}

// A number input turns the wheel into a change of what was entered and hides what it does not understand; a text input does neither.
const inputType: Record<NonNullable<Settings['type']>, HTMLInputTypeAttribute> = {
  text: 'text',
  number: 'text',
  day: 'date',
  time: 'time',
  tel: 'tel',
  password: 'password',
  search: 'search',
};

/** A number when the text is one; else the text as entered, which the check then speaks about. */
const asNumber = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text);

export function ComplaintWords({ message, next }: { message: string; next?: ReactNode }) {
  return (
    <>
      {message}
      {next ? (
        <>
          {/[。！？]$/u.test(message) ? '' : '。'}
          {next}
        </>
      ) : null}
    </>
  );
}

/** Said only when the end comes near: a running count beside every text is noise. */
function Count({ used, longest }: { used: number; longest: number }) {
  const near = used > longest * 0.8;
  return (
    <p className={`yc-field-count${used > longest ? ' yc-field-count-over' : ''}`} aria-live="polite">
      {near ? (used > longest ? `超出 ${used - longest} 个字` : `还可填写 ${longest - used} 个字`) : ''}
    </p>
  );
}
