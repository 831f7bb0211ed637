import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Problem } from '../wire/problem.ts';
import { pageDrafts } from './drafts.ts';
import { isAborted } from './gaps.ts';
import { problemFrom } from './problem-error.ts';
import { bodyOf, complaintsOf, complaintsOfProblem, limitsOf, type Complaint, type Values } from './form.ts';

/** A form in hand; the fields of this folder take it as `form`. */
export type Form = {
  values: Values;
  value: (name: string) => unknown;
  set: (name: string, value: unknown) => void;
  /** The person left the field: from now on it is checked as it changes. */
  leave: (name: string) => void;
  /** What to say beside this field. */
  complaint: (name: string) => Complaint | undefined;
  limits: (name: string) => ReturnType<typeof limitsOf>;
  /** Everything to be listed on top; empty until the form was sent once. */
  summary: readonly Complaint[];
  /** Grows with each refused sending, so that the list can take the focus. */
  refusedTimes: number;
  /** Sent and not yet answered; a second sending does nothing. */
  sending: boolean;
  /** For `<form onSubmit>`: checks everything, and sends when nothing is wrong. */
  submit: (event?: { preventDefault: () => void }) => void;
  reset: () => void;
  /** The id an input of this field has, so that the list on top can lead there. */
  idOf: (name: string) => string;
};

export type FormOptions<S extends z.ZodType> = {
  /** The fields and what stands in them at first; every field of the form is named here. */
  initial: Values;
  /** Called with the checked body, usually `(body) => call(contract, { body })`. What it throws is shown on the form. */
  onSubmit: (body: z.output<S>) => Promise<unknown>;
  /** The name under which what is entered is kept as a draft. `undefined` where the next person uses the same screen. */
  draft: string | undefined;
  /** Fields that must be filled, for the light pages (`vite.config.ts`), where the schema cannot say so. */
  required?: readonly string[];
};

const none: readonly string[] = [];

/** A problem without single refusals (no server, no permission) is one complaint about the whole form. */
function complaintsOfFailure(problem: Problem, fields: readonly string[]): Complaint[] {
  const complaints = complaintsOfProblem(problem, fields);
  return complaints.length > 0 ? complaints : [{ field: undefined, message: problem.title, next: problem.detail, clauses: [] }];
}

/** A form over the body of a contract: checks a field when it is left, shows all refusals at once, keeps a draft by itself. */
export function useForm<S extends z.ZodType>(schema: S, { initial, onSubmit, draft, required = none }: FormOptions<S>): Form {
  const first = useRef(initial);
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...(draft === undefined ? {} : pageDrafts.read(draft)) }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [fromServer, setFromServer] = useState<readonly Complaint[]>([]);
  const [refusedTimes, setRefusedTimes] = useState(0);
  const [sending, setSending] = useState(false);
  const touched = useRef(false);

  useEffect(() => {
    if (draft !== undefined && touched.current) pageDrafts.keep(draft, values);
  }, [draft, values]);

  const own = useMemo(() => complaintsOf(schema, values, required), [schema, values, required]);

  const set = useCallback((name: string, value: unknown) => {
    touched.current = true;
    setValues((before) => ({ ...before, [name]: value }));
    // The server judged the old content of this field; what it said about it no longer holds.
    setFromServer((before) => before.filter((complaint) => complaint.field !== name));
  }, []);
  const leave = useCallback((name: string) => setLeft((before) => new Set(before).add(name)), []);

  const reset = useCallback(() => {
    touched.current = false;
    if (draft !== undefined) pageDrafts.drop(draft);
    setValues(first.current);
    setLeft(new Set());
    setFromServer([]);
    setRefusedTimes(0);
  }, [draft]);

  const refuse = (complaints: readonly Complaint[]) => {
    setFromServer(complaints);
    setRefusedTimes((times) => times + 1);
  };
  const sent = refusedTimes > 0;
  const send = async () => {
    const checked = schema.safeParse(bodyOf(schema, values));
    if (!checked.success || own.length > 0) return refuse([]);
    setSending(true);
    try {
      await onSubmit(checked.data);
      if (draft !== undefined) pageDrafts.drop(draft);
    } catch (error) {
      if (!isAborted(error)) refuse(complaintsOfFailure(problemFrom(error), Object.keys(first.current)));
    } finally {
      setSending(false);
    }
  };
  const submit: Form['submit'] = (event) => {
    event?.preventDefault();
    setLeft(new Set(Object.keys(values)));
    if (!sending) void send();
  };

  return {
    values,
    value: (name) => values[name],
    set,
    leave,
    complaint: (name) =>
      fromServer.find((one) => one.field === name) ?? (left.has(name) ? own.find((one) => one.field === name) : undefined),
    limits: (name) => limitsOf(schema, name),
    summary: sent ? [...own, ...fromServer] : [],
    refusedTimes,
    sending,
    submit,
    reset,
    idOf: (name) => `field-${name.replace(/\./g, '-')}`,
  };
}
