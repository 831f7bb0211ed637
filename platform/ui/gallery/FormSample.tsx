import { z } from 'zod';
import { dayField, line, text } from '../../wire/fields.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { FormSummary } from '../FormSummary.tsx';
import { KeyButton } from '../KeyButton.tsx';
import { ProblemError } from '../problem-error.ts';
import { TextField } from '../TextField.tsx';
import { useForm } from '../use-form.ts';
import { problem } from './samples.ts';

const body = z.strictObject({
  applicant: line(30).meta({ title: '申请人姓名' }),
  until: dayField.meta({ title: '延长至' }),
  days: z.number().int().min(1).max(10).meta({ title: '延长工作日' }),
  reason: text(60).meta({ title: '延期理由' }),
  phone: line(20).optional().meta({ title: '联系电话' }),
  notice: z.enum(['written', 'phone']).meta({ title: '告知申请人的方式' }),
  materials: z.array(z.string()).min(1).meta({ title: '附送材料' }),
  department: z.string().min(1).meta({ title: '承办单位' }),
});

const initial = { applicant: '', until: '', days: '', reason: '', phone: '', notice: '', materials: [], department: '' };

export function FormSample() {
  const form = useForm(body, {
    initial,
    draft: undefined,
    onSubmit: () =>
      Promise.reject(new ProblemError({ ...problem, refusals: [{ ...problem.refusals[0]!, path: ['body', 'until'] }] })),
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={{}} />
      <TextField form={form} name="applicant" example="与身份证一致，如：李秀英" />
      <TextField form={form} name="until" type="day" clauses={['zhongyang.time-limit.4.1']} />
      <TextField form={form} name="days" type="number" unit="个工作日" example="至多 10 个工作日" />
      <TextField form={form} name="reason" lines={3} example="将写入延期告知书，请用申请人看得懂的话" />
      <TextField form={form} name="phone" type="tel" inputMode="tel" />
      <ChoiceField
        form={form}
        name="notice"
        clauses={['dafan.time-limit.11.9a']}
        choices={[
          { value: 'written', label: '书面告知', note: '打印延期告知书，一式二份' },
          { value: 'phone', label: '电话告知', note: '记录通话时间' },
        ]}
      />
      <ChoiceField
        form={form}
        name="materials"
        pick="some"
        choices={['审批表', '情况说明', '其他'].map((label) => ({ value: label, label }))}
      />
      <ChoiceField
        form={form}
        name="department"
        pick="listed"
        choices={['市场监督管理局', '自然资源局', '卫生健康局'].map((label) => ({ value: label, label }))}
      />
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="提交延期申请" pending={form.sending} onPress={() => {}}>
        提交延期申请
      </KeyButton>
    </form>
  );
}
