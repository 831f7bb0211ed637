import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { hallBody, levels, type HallBody, type HallView } from '../wire.ts';
import { HoursField } from './HoursField.tsx';
import { levelWords } from './places-words.ts';

const labels = {
  name: '大厅名称',
  secondName: '第二语言名称',
  level: '层级',
  address: '地址',
  phone: '咨询电话',
  hours: '开放时间',
} as const;

/** The card of a hall. */
export function HallForm({ hall, onSend }: { hall?: HallView; onSend: (body: HallBody) => Promise<unknown> }) {
  const form = useForm(hallBody, {
    initial: {
      name: hall?.name ?? '',
      secondName: hall?.secondName ?? '',
      level: hall?.level ?? 'town',
      address: hall?.address ?? '',
      phone: hall?.phone ?? '',
      hours: hall?.hours ?? [],
    },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <TextField form={form} name="name" label={labels.name} />
      <TextField form={form} name="secondName" label={labels.secondName} />
      <ChoiceField
        form={form}
        name="level"
        label={labels.level}
        choices={levels.map((value) => ({ value, label: levelWords[value] }))}
      />
      <TextField form={form} name="address" label={labels.address} />
      <TextField form={form} name="phone" label={labels.phone} type="tel" />
      <HoursField form={form} name="hours" />
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="保存大厅" pending={form.sending} onPress={() => {}}>
        {hall ? '保存修改' : '新增大厅'}
      </KeyButton>
    </form>
  );
}
