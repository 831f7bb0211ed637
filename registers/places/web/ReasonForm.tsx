import { z } from 'zod';
import { text } from '../../../platform/wire/fields.ts';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';

const reasonBody = z.strictObject({ reason: text(500) });

type Props = {
  /** What is about to happen, and what follows from it. */
  about: string;
  action: string;
  clauses?: readonly string[];
  onSend: (body: z.output<typeof reasonBody>) => Promise<unknown>;
};

/** Asks why, before something is taken out of use or back into it. */
export function ReasonForm({ about, action, clauses = [], onSend }: Props) {
  const form = useForm(reasonBody, { initial: { reason: '' }, draft: undefined, onSubmit: onSend });
  return (
    <form onSubmit={form.submit} noValidate>
      <p>{about}</p>
      <FormSummary form={form} labels={{ reason: '理由' }} />
      <TextField
        form={form}
        name="reason"
        label="理由"
        lines={3}
        clauses={clauses}
        example="记入台账，如：设备检修；业务并入 3 号窗口"
      />
      <KeyButton tone="main" type="submit" pending={form.sending} onPress={() => {}}>
        {action}
      </KeyButton>
    </form>
  );
}
