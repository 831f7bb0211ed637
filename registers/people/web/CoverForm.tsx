import type { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import { ChoiceField, type Choice } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { requestCover } from '../wire.ts';

const labels = { assignmentId: '顶谁的岗', by: '由谁顶岗', from: '从哪天起', until: '到哪天止', reason: '事由' } as const;

type Props = {
  assignments: readonly Choice[];
  people: readonly Choice[];
  today: Day;
  onSend: (body: z.output<typeof requestCover.body>) => Promise<unknown>;
};

/** Asks that a colleague stand in; somebody else approves it. */
export function CoverForm({ assignments, people, today, onSend }: Props) {
  const form = useForm(requestCover.body, {
    initial: { assignmentId: '', by: '', from: today, until: today, reason: '' },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <ChoiceField
        form={form}
        name="assignmentId"
        label={labels.assignmentId}
        pick="listed"
        choices={assignments}
        clauses={['zhongyang.attendance.2.3', 'xuchang.attendance.4.2.2b']}
      />
      <ChoiceField form={form} name="by" label={labels.by} pick="listed" choices={people} />
      <TextField form={form} name="from" label={labels.from} type="day" />
      <TextField form={form} name="until" label={labels.until} type="day" example="含最后一天" />
      <TextField form={form} name="reason" label={labels.reason} lines={2} example="如：参加业务培训" />
      <KeyButton tone="main" type="submit" pending={form.sending} onPress={() => {}}>
        申请顶岗
      </KeyButton>
      <p className="yc-field-example">申请人不能批准自己的申请。</p>
    </form>
  );
}
