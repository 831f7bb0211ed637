import type { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { adoptDocuments, type LocalDocument } from '../wire.ts';
import { DocumentOrder, type AdoptableDocument } from './DocumentOrder.tsx';

const labels = { documents: '采用的文件', from: '生效日期', reason: '理由' } as const;

type Props = {
  adopted: readonly LocalDocument[];
  documents: readonly AdoptableDocument[];
  today: Day;
  onSend: (body: z.output<typeof adoptDocuments.body>) => Promise<unknown>;
};

/** Adopts documents in an order, from a day on. */
export function DocumentsForm({ adopted, documents, today, onSend }: Props) {
  const form = useForm(adoptDocuments.body, {
    initial: { documents: adopted, from: today, reason: '' },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <p>排在前面的优先；各文件都没有规定的，按国家法律执行。已经开始计时的办件仍按原规定。</p>
      <DocumentOrder form={form} documents={documents} />
      <p className="yc-field-error">{form.complaint('documents')?.message}</p>
      <TextField form={form} name="from" label={labels.from} type="day" />
      <TextField form={form} name="reason" label={labels.reason} lines={2} example="记入规则变更台账，如：经局党组会议研究同意" />
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="保存采用的文件" pending={form.sending} onPress={() => {}}>
        保存
      </KeyButton>
    </form>
  );
}
