import { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import { dayField, text } from '../../../platform/wire/fields.ts';
import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import type { setSwitch, SwitchValue, SwitchView } from '../wire.ts';
import { valueWords } from './policy-words.ts';

const when = { from: dayField, reason: text(500) };
// Choices travel as their JSON, because a choice may be a number or yes and no as well as a word.
const bodies = {
  list: z.strictObject({ value: z.array(z.string()), ...when }),
  one: z.strictObject({ value: z.string(), ...when }),
  number: z.strictObject({ value: z.number(), ...when }),
};
const labels = { value: '本厅规定为', from: '生效日期', reason: '理由' } as const;

type Props = { point: SwitchView; today: Day; onSend: (body: z.output<typeof setSwitch.body>) => Promise<unknown> };

/** Decides a point otherwise than the documents do, from a day on and for a reason. */
export function SwitchForm({ point, today, onSend }: Props) {
  const isList = Array.isArray(point.default);
  const kind = isList ? 'list' : point.choices ? 'one' : typeof point.default === 'number' ? 'number' : 'one';
  const form = useForm(bodies[kind] as z.ZodType<{ value: unknown; from: Day; reason: string }>, {
    initial: { value: initialOf(kind, point.value), from: today, reason: '' },
    draft: undefined,
    onSubmit: ({ value, ...rest }) => onSend({ key: point.key, value: decoded(kind, value), ...rest }),
  });
  const offered = isList ? elementsOf(point) : (point.choices ?? [point.default]);
  return (
    <form onSubmit={form.submit} noValidate>
      <p className="policy-point">{point.describe}</p>
      <FormSummary form={form} labels={labels} />
      {kind === 'number' ? (
        <TextField form={form} name="value" label={labels.value} type="number" example={`现行：${valueWords(point.value)}`} />
      ) : (
        <ChoiceField
          form={form}
          name="value"
          label={labels.value}
          pick={isList ? 'some' : 'one'}
          choices={offered.map((value) => ({ value: JSON.stringify(value), label: valueWords(value) }))}
        />
      )}
      <TextField form={form} name="from" label={labels.from} type="day" />
      <TextField form={form} name="reason" label={labels.reason} lines={2} example="记入规则变更台账" />
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="保存本厅规定" pending={form.sending} onPress={() => {}}>
        保存本厅规定
      </KeyButton>
    </form>
  );
}

function initialOf(kind: keyof typeof bodies, value: SwitchValue): unknown {
  if (kind === 'number') return value;
  return Array.isArray(value) ? value.map((one) => JSON.stringify(one)) : JSON.stringify(value);
}

function decoded(kind: keyof typeof bodies, value: unknown): SwitchValue {
  if (kind === 'number') return value as number;
  return (
    Array.isArray(value) ? value.map((one) => JSON.parse(String(one)) as unknown) : JSON.parse(String(value))
  ) as SwitchValue;
}

/** Everything that the default, a document or the hall has in its list. */
function elementsOf({ default: usual, value, byDocument }: SwitchView): (string | number)[] {
  const lists = [usual, value, ...byDocument.map((said) => said.value)];
  return [...new Set(lists.flatMap((list) => (Array.isArray(list) ? list : [])))];
}
