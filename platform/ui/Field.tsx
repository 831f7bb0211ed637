import { useId, type ReactNode } from 'react';
import { Why } from './Why.tsx';
import './field.css';

/** What links an input to its label, example and error; spread it on the input. */
export type FieldAria = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

export type FieldProps = {
  label: string;
  /** An example or a hint, under the input. */
  example?: ReactNode;
  /** What is wrong and what to enter, under the example. */
  error?: ReactNode;
  /** May be left empty; said beside the label. Fields that must be filled carry no mark, since most must. */
  optional?: boolean;
  /** What the field rests on. */
  clauses?: readonly string[];
  id?: string;
  children: (aria: FieldAria) => ReactNode;
};

/** One field: label above, example and error under, all linked for people who hear the page. */
export function Field({ label, example, error, optional, clauses = [], id, children }: FieldProps) {
  const own = useId();
  const input = id ?? own;
  const exampleId = `${input}-example`;
  const errorId = `${input}-error`;
  const described = [error ? errorId : '', example ? exampleId : ''].filter(Boolean).join(' ');
  return (
    <div className={`yc-field${error ? ' yc-field-wrong' : ''}`}>
      <div className="yc-field-label">
        <label htmlFor={input}>{label}</label>
        {optional && <span className="yc-field-optional">选填</span>}
        <Why clauses={clauses} about={label} />
      </div>
      {children({
        id: input,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      {example && (
        <p id={exampleId} className="yc-field-example">
          {example}
        </p>
      )}
      <FieldError id={errorId} error={error} />
    </div>
  );
}

/** The line for an error. It stands there empty, so that an error is read out when it appears. */
export function FieldError({ id, error }: { id: string; error: ReactNode }) {
  return (
    <p id={id} className="yc-field-error" aria-live="polite">
      {error}
    </p>
  );
}
