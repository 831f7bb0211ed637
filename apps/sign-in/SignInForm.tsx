import { signIn } from '../../platform/sign-in/wire.ts';
import { call } from '../../platform/ui/client.ts';
import { FormSummary } from '../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { TextField } from '../../platform/ui/TextField.tsx';
import { useForm } from '../../platform/ui/use-form.ts';

const labels = { userName: '用户名', password: '密码' };

/** User name and password. What was typed is kept nowhere: the next person may sit at the same screen. */
export function SignInForm({ onDone }: { onDone: (given: { password: string }) => void }) {
  const form = useForm(signIn.body, {
    initial: { userName: '', password: '' },
    draft: undefined,
    onSubmit: async (body) => {
      await call(signIn, { body });
      onDone(body);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <TextField form={form} name="userName" label={labels.userName} autoComplete="username" />
      <TextField
        form={form}
        name="password"
        label={labels.password}
        type="password"
        autoComplete="current-password"
        clauses={['dafan.confidentiality.14.17b']}
        example="请用本人账号登录，不要借用他人账号"
      />
      <KeyButton tone="main" type="submit" wide pending={form.sending} onPress={() => {}}>
        登录
      </KeyButton>
      <p className="sign-in-note">忘记密码或账号被锁定，请联系安全管理员。取号机、大屏等设备请用管理员给出的专用地址打开。</p>
    </form>
  );
}
