import { addArea } from '../wire.ts';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';

/** The name of an area, new or changed. */
export function AreaForm({ name, onSend }: { name?: string; onSend: (body: { name: string }) => Promise<unknown> }) {
  const form = useForm(addArea.body, { initial: { name: name ?? '' }, draft: undefined, onSubmit: onSend });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={{ name: '名称' }} />
      <TextField form={form} name="name" label="名称" example="如：综合受理区" />
      <KeyButton tone="main" type="submit" pending={form.sending} onPress={() => {}}>
        {name === undefined ? '新增功能区' : '保存修改'}
      </KeyButton>
    </form>
  );
}
