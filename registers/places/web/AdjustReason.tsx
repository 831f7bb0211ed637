import { TextField } from '../../../platform/ui/TextField.tsx';
import type { Form } from '../../../platform/ui/use-form.ts';

type Props = { form: Form; label: string; example?: string };

/** Why windows are changed, for the ledger of their changes. */
export function AdjustReason({ form, label, example = '记入窗口调整台账' }: Props) {
  return <TextField form={form} name="reason" label={label} lines={2} clauses={['chengan.queue.7.1.1']} example={example} />;
}
