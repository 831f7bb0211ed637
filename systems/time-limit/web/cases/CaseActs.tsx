import { useState } from 'react';
import { ChoiceField } from '../../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../../platform/ui/TextField.tsx';
import { useForm, type Form } from '../../../../platform/ui/use-form.ts';
import { Why } from '../../../../platform/ui/Why.tsx';
import type { Contract } from '../../../../platform/wire/contract.ts';
import { planOf, type FieldPlan } from './act-plans.ts';
import { actWords, isLast, isMain, type Act } from './acts.ts';
import { useWaiver, WaiveField } from './Waiver.tsx';
import './cases.css';

/** What can be done with a case, as buttons; what waits for a person stands out, what ends the case stands behind. */
export function CaseActs({ acts, onDo }: { acts: readonly Act[]; onDo: (act: Act) => void }) {
  return (
    <div className="case-acts">
      {acts.map((act) => (
        <KeyButton key={actWords(act)} tone={isMain(act) ? 'main' : isLast(act) ? 'quiet' : 'plain'} onPress={() => onDo(act)}>
          {isLast(act) ? `${actWords(act)}…` : actWords(act)}
        </KeyButton>
      ))}
    </div>
  );
}

/** Sends an act: throws what is refused, so that the form shows it. */
export type SendAct = (
  contract: Contract,
  given: { params: Readonly<Record<string, unknown>>; body: unknown },
  done: string,
) => Promise<unknown>;

type FormProps = {
  act: Act;
  today: string;
  /** Of the address: hall and case. */
  params: Readonly<Record<string, unknown>>;
  /** Whether a refusal may be set aside with a reason; the server looks again. */
  leads: boolean;
  onSend: SendAct;
  onDone: () => void;
  onCancel: () => void;
};

/** The form of one act. What is refused stands on top in words; a lead can go on with a reason where the rules allow it. */
export function ActForm({ act, today, params, leads, onSend, onDone, onCancel }: FormProps) {
  const [plan] = useState(() => planOf(act, today));
  const waiver = useWaiver();
  const form = useForm(plan.schema, {
    initial: plan.initial,
    draft: undefined,
    onSubmit: async (body) => {
      await waiver.send((waived) =>
        onSend(plan.contract, { params: { ...params, ...plan.params }, body: { ...(body as object), ...waived } }, plan.done),
      );
      onDone();
    },
  });
  const labels = Object.fromEntries(plan.fields.map(({ name, label }) => [name, label]));
  return (
    <form className="case-form" onSubmit={form.submit} noValidate>
      {plan.note && (
        <p className="case-note">
          {plan.note}
          <Why clauses={plan.clauses ?? []} about={plan.title} />
        </p>
      )}
      <FormSummary form={form} labels={labels} />
      {leads && <WaiveField waiver={waiver} />}
      {plan.fields.map((field) => (
        <PlannedField key={field.name} form={form} field={field} />
      ))}
      <p className="case-buttons">
        <KeyButton tone="main" type="submit" pending={form.sending} keyName="Ctrl+Enter" title={plan.word} onPress={() => {}}>
          {plan.word}
        </KeyButton>
        <KeyButton onPress={onCancel}>返回</KeyButton>
      </p>
    </form>
  );
}

function PlannedField({ form, field }: { form: Form; field: FieldPlan }) {
  const { name, label, kind, choices = [], example } = field;
  const words = example === undefined ? {} : { example };
  if (kind === 'choice') return <ChoiceField form={form} name={name} label={label} choices={choices} {...words} />;
  if (kind === 'lines') return <TextField form={form} name={name} label={label} lines={3} {...words} />;
  return (
    <TextField
      form={form}
      name={name}
      label={label}
      {...(kind === 'day' ? { type: 'day' as const } : kind === 'number' ? { type: 'number' as const } : {})}
      {...words}
    />
  );
}
