import { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import { dayField, text } from '../../../platform/wire/fields.ts';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import type { clearSwitch, SwitchView } from '../wire.ts';

const clearing = z.strictObject({ from: dayField, reason: text(500) });
const labels = { from: '生效日期', reason: '理由' } as const;

type Props = { point: SwitchView; today: Day; onSend: (body: z.output<typeof clearSwitch.body>) => Promise<unknown> };

/** Lets the documents decide a point again. */
export function ClearForm({ point, today, onSend }: Props) {
  const form = useForm(clearing, {
    initial: { from: today, reason: '' },
    draft: undefined,
    onSubmit: (body) => onSend({ key: point.key, ...body }),
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <p className="policy-point">{point.describe}</p>
      <p>取消后，按采用的文件执行；文件没有规定的，按国家法律或系统默认。</p>
      <FormSummary form={form} labels={labels} />
      <TextField form={form} name="from" label={labels.from} type="day" />
      <TextField form={form} name="reason" label={labels.reason} lines={2} example="记入规则变更台账" />
      <KeyButton tone="main" type="submit" pending={form.sending} onPress={() => {}}>
        取消本厅规定
      </KeyButton>
    </form>
  );
}
