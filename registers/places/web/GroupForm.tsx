import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { businesses, groupBody, type GroupBody, type GroupView } from '../wire.ts';
import { businessWords } from './places-words.ts';

const labels = {
  name: '名称',
  secondName: '第二语言名称',
  prefix: '字头',
  order: '取号机上的顺序',
  business: '用途',
  catalogueName: '关联事项目录',
} as const;

type Props = { group?: GroupView; nextOrder: number; onSend: (body: GroupBody) => Promise<unknown> };

/** The card of a window group. */
export function GroupForm({ group, nextOrder, onSend }: Props) {
  const form = useForm(groupBody, {
    initial: {
      name: group?.name ?? '',
      secondName: group?.secondName ?? '',
      prefix: group?.prefix ?? '',
      order: group?.order ?? nextOrder,
      business: group?.business ?? 'handling',
      catalogueName: group?.catalogueName ?? '',
    },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <TextField form={form} name="name" label={labels.name} example="显示在取号机上，如：不动产" />
      <TextField form={form} name="secondName" label={labels.secondName} />
      <TextField form={form} name="prefix" label={labels.prefix} example="号码前的一个大写字母，如 B；明天起的号码使用新字头" />
      <TextField form={form} name="order" label={labels.order} type="number" />
      <ChoiceField
        form={form}
        name="business"
        label={labels.business}
        clauses={['xuchang.queue.3.2']}
        choices={businesses.map((value) => ({ value, label: businessWords[value] }))}
      />
      <TextField
        form={form}
        name="catalogueName"
        label={labels.catalogueName}
        example="事项目录用这个名称归入本组；留空则同业务组名称"
      />
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="保存业务组" pending={form.sending} onPress={() => {}}>
        {group ? '保存修改' : '新增业务组'}
      </KeyButton>
    </form>
  );
}
