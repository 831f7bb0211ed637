import { TextField } from '../../platform/ui/TextField.tsx';
import type { Form } from '../../platform/ui/use-form.ts';
import { labels } from './first-values.ts';

/** The first two people who can sign in. */
export function AdministratorFields({ form }: { form: Form }) {
  const words = (name: string) => ({ form, name, label: labels[name]! });
  return (
    <>
      <TextField {...words('administrator.name')} autoComplete="off" example="真实姓名，记入每一次操作" />
      <TextField {...words('administrator.userName')} autoComplete="username" example="登录时使用，不分大小写，如：zhangwei" />
      <TextField
        {...words('administrator.password')}
        type="password"
        autoComplete="new-password"
        clauses={['dafan.confidentiality.14.17a']}
        example="至少 10 位，不要用用户名或 1234567890 这类常见密码"
      />
      <TextField {...words('administrator.again')} type="password" autoComplete="new-password" />
      <TextField {...words('securityAdministrator.name')} example="须是另一个人" />
      <TextField {...words('securityAdministrator.userName')} example="设置完成后显示一次性密码，请当面交给本人" />
      <p className="setup-note">
        系统管理员在开办阶段兼管理机构，登记大厅负责人和窗口人员；安全管理员为大家开通账号，并指定审计管理员（日志核查）。
        三类管理员都不办理业务。
      </p>
    </>
  );
}
