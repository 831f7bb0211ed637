import type { z } from 'zod';
import { FormSummary } from '../../ui/FormSummary.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useForm } from '../../ui/use-form.ts';
import { openAccount } from '../wire.ts';

type Props = { personId: string; onSend: (body: z.output<typeof openAccount.body>) => Promise<unknown> };

/** Opens an account for a person; the password is the house's, for once. */
export function AccountForm({ personId, onSend }: Props) {
  const form = useForm(openAccount.body, { initial: { personId, userName: '' }, draft: undefined, onSubmit: onSend });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={{ userName: '用户名' }} />
      <TextField
        form={form}
        name="userName"
        label="用户名"
        clauses={['dafan.confidentiality.14.17b']}
        example="一人一号，不共用；如姓名拼音加工号"
      />
      <KeyButton tone="main" type="submit" pending={form.sending} onPress={() => {}}>
        开通账号
      </KeyButton>
    </form>
  );
}
