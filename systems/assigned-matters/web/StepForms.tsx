import type { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import { ChoiceField, type Choice } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm, type Form } from '../../../platform/ui/use-form.ts';
import * as wire from '../wire.ts';
import { PersonField } from './PersonField.tsx';
import { wayChoices } from './assigned-words.ts';
import './assigned.css';

type Sent<C extends { body: z.ZodType }> = { onSend: (body: z.output<C['body']>) => Promise<unknown>; onCancel: () => void };

function Buttons({ form, word, onCancel }: { form: Form; word: string; onCancel: () => void }) {
  return (
    <p className="assigned-buttons">
      <KeyButton tone="main" type="submit" pending={form.sending} keyName="Ctrl+Enter" title={word} onPress={() => {}}>
        {word}
      </KeyButton>
      <KeyButton onPress={onCancel}>返回</KeyButton>
    </p>
  );
}

const progressLabels = { on: '报告日期', text: '进展' } as const;

/** A report of progress. */
export function ProgressForm({ today, onSend, onCancel }: { today: Day } & Sent<typeof wire.makeInterimReport>) {
  const form = useForm(wire.makeInterimReport.body, {
    initial: { on: today, text: '' },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form className="assigned-form" onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={progressLabels} />
      <TextField form={form} name="text" label={progressLabels.text} lines={5} example="办到哪一步，遇到什么困难，下一步怎么办" />
      <TextField form={form} name="on" label={progressLabels.on} type="day" />
      <Buttons form={form} word="登记进展" onCancel={onCancel} />
    </form>
  );
}

const resultLabels = { to: '汇报对象', on: '汇报日期', way: '汇报方式', text: '办理结果' } as const;

/** The report of the result: to whom, when, in which way, in which words. */
export function ResultForm({ today, to, onSend, onCancel }: { today: Day; to: string } & Sent<typeof wire.reportResult>) {
  const form = useForm(wire.reportResult.body, {
    initial: { to, on: today, way: '', text: '' },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form className="assigned-form" onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={resultLabels} />
      <TextField
        form={form}
        name="text"
        label={resultLabels.text}
        lines={5}
        example="怎样办的，办成了什么；没有办成的，说明原因"
      />
      <div className="assigned-pair">
        <TextField form={form} name="to" label={resultLabels.to} />
        <TextField form={form} name="on" label={resultLabels.on} type="day" />
      </div>
      <ChoiceField form={form} name="way" label={resultLabels.way} choices={wayChoices} />
      <Buttons form={form} word="登记汇报" onCancel={onCancel} />
    </form>
  );
}

const closeLabels = { on: '办结日期', text: '办结情况' } as const;

/** The end of a matter. */
export function CloseForm({ today, onSend, onCancel }: { today: Day } & Sent<typeof wire.closeMatter>) {
  const form = useForm(wire.closeMatter.body, { initial: { on: today, text: '' }, draft: undefined, onSubmit: onSend });
  return (
    <form className="assigned-form" onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={closeLabels} />
      <TextField form={form} name="on" label={closeLabels.on} type="day" />
      <TextField form={form} name="text" label={closeLabels.text} lines={3} example="材料存放在哪里，后续还有什么" />
      <Buttons form={form} word="办结" onCancel={onCancel} />
    </form>
  );
}

const handOverLabels = { undertakerId: '新承办人', reason: '改派原因' } as const;

/** Another undertaker; the due day stays. */
export function HandOverForm({ people, onSend, onCancel }: { people: readonly Choice[] } & Sent<typeof wire.handOverMatter>) {
  const form = useForm(wire.handOverMatter.body, {
    initial: { undertakerId: '', reason: '' },
    draft: undefined,
    onSubmit: onSend,
  });
  return (
    <form className="assigned-form" onSubmit={form.submit} noValidate>
      <p className="assigned-note">改派不改变完成期限。</p>
      <FormSummary form={form} labels={handOverLabels} />
      <PersonField form={form} name="undertakerId" label={handOverLabels.undertakerId} people={people} />
      <TextField form={form} name="reason" label={handOverLabels.reason} lines={2} example="如：外出培训；岗位调整" />
      <Buttons form={form} word="改派" onCancel={onCancel} />
    </form>
  );
}

/** Annuls what was registered in error. */
export function AnnulForm({ number, onSend, onCancel }: { number: string } & Sent<typeof wire.annulMatter>) {
  const form = useForm(wire.annulMatter.body, { initial: { reason: '' }, draft: undefined, onSubmit: onSend });
  return (
    <form className="assigned-form" onSubmit={form.submit} noValidate>
      <p className="assigned-note">只用于登记有误的。作废后{number}不再计入，编号保留，不能恢复；办完的请用“办结”。</p>
      <FormSummary form={form} labels={{ reason: '作废原因' }} />
      <TextField form={form} name="reason" label="作废原因" lines={2} example="如：重复登记" />
      <Buttons form={form} word="作废" onCancel={onCancel} />
    </form>
  );
}
