import { z } from 'zod';
import { changePassword } from '../../platform/sign-in/wire.ts';
import { call } from '../../platform/ui/client.ts';
import { FormSummary } from '../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { TextField } from '../../platform/ui/TextField.tsx';
import { useForm } from '../../platform/ui/use-form.ts';

const labels = { oldPassword: '现在的密码', newPassword: '新密码', again: '再输入一次新密码' };

// Typed twice: a slip would lock the person out.
const typedTwice = z
  .strictObject({ ...changePassword.body.shape, again: z.string().min(1) })
  .refine(({ newPassword, again }) => newPassword === again, {
    error: '两次输入的新密码不一致，请重新输入',
    path: ['again'],
  });

/** The first sign-in asks for a password of the person's own. `present` is the one just typed; it need not be typed again. */
export function NewPasswordForm({ present, onDone }: { present: string | undefined; onDone: () => void }) {
  const form = useForm(typedTwice, {
    initial: { oldPassword: present ?? '', newPassword: '', again: '' },
    draft: undefined,
    onSubmit: async ({ again: _, ...body }) => {
      await call(changePassword, { body });
      onDone();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <p className="sign-in-note">这是初始密码，只能用一次。请设置只有您自己知道的新密码。</p>
      <FormSummary form={form} labels={labels} />
      {present === undefined && (
        <TextField form={form} name="oldPassword" label={labels.oldPassword} type="password" autoComplete="current-password" />
      )}
      <TextField
        form={form}
        name="newPassword"
        label={labels.newPassword}
        type="password"
        autoComplete="new-password"
        clauses={['dafan.confidentiality.14.17a']}
        example="至少 10 个字符，可以用一句容易记住、别人想不到的话"
      />
      <TextField form={form} name="again" label={labels.again} type="password" autoComplete="new-password" />
      <KeyButton tone="main" type="submit" wide pending={form.sending} onPress={() => {}}>
        保存并继续
      </KeyButton>
    </form>
  );
}
