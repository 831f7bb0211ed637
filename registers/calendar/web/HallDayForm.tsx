import type { z } from 'zod';
import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { changeHallDay } from '../wire.ts';

export type HallDayBody = z.output<typeof changeHallDay.body>;

const labels = { on: '日期', kind: '安排', name: '事由', source: '依据' };

/** A day on which the hall is closed though the list says work, or open though it says rest. */
export function HallDayForm({ onSend }: { onSend: (body: HallDayBody) => Promise<unknown> }) {
  const form = useForm(changeHallDay.body, {
    initial: { on: '', kind: '', name: '', source: '' },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <TextField form={form} name="on" label={labels.on} type="day" />
      <ChoiceField
        form={form}
        name="kind"
        label={labels.kind}
        choices={[
          { value: 'closure', label: '闭厅', note: '本是工作日，本厅不开；当天不计入办理时限' },
          { value: 'opening', label: '开厅', note: '本是休息日，本厅开门；当天计入办理时限' },
        ]}
      />
      <TextField form={form} name="name" label={labels.name} example="如：线路检修；周末延时服务" />
      <TextField form={form} name="source" label={labels.source} example="通知的名称或文号，会与日期一起公示" />
      <KeyButton tone="main" type="submit" pending={form.sending} onPress={() => {}}>
        登记
      </KeyButton>
    </form>
  );
}
