import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { withdrawHallDay } from '../wire.ts';

type Props = {
  /** What is about to be taken back, and what holds afterwards. */
  about: string;
  onSend: (body: { source: string }) => Promise<unknown>;
};

/** Asks on what ground something entered is taken back. */
export function WithdrawForm({ about, onSend }: Props) {
  const form = useForm(withdrawHallDay.body, { initial: { source: '' }, draft: undefined, onSubmit: onSend });
  return (
    <form onSubmit={form.submit} noValidate>
      <p>{about}</p>
      <FormSummary form={form} labels={{ source: '依据' }} />
      <TextField form={form} name="source" label="依据" example="通知的名称或文号，或录入有误的说明" />
      <KeyButton tone="main" type="submit" pending={form.sending} onPress={() => {}}>
        撤回
      </KeyButton>
    </form>
  );
}
