import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { isDay, type Day } from '../../../kernel/day.ts';
import { ChoiceField, type Choice } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import type { AnswerOf, QueryOf } from '../../../platform/wire/contract.ts';
import { assignMatter, type dueDayOf, type MatterView } from '../wire.ts';
import { DuePreview } from './DuePreview.tsx';
import { PersonField } from './PersonField.tsx';
import { sourceChoices, sourceWords } from './assigned-words.ts';
import './assigned.css';

export type AssignBody = z.output<typeof assignMatter.body>;
export type DueQuestion = QueryOf<typeof dueDayOf>;

const labels = {
  source: '交办来源',
  on: '交办日期',
  assignedBy: '交办方',
  title: '事项',
  content: '交办内容',
  statedDue: '交办时限',
  decidedDue: '会议决定或领导批示的时限',
  decision: '会议决定或领导批示的原文',
  undertakerId: '承办人',
  reportTo: '汇报对象',
  important: '重要事项',
} as const;

type Props = {
  today: Day;
  people: readonly Choice[];
  /** Asks the hall for the due day; rejects with the reasons why there is none. */
  askDue: (question: DueQuestion, signal: AbortSignal) => Promise<AnswerOf<typeof dueDayOf>>;
  onSend: (body: AssignBody) => Promise<unknown>;
};

/** Registers an assigned matter; the day by which it is due stands below the dates before anything is sent. */
export function AssignForm({ today, people, askDue, onSend }: Props) {
  const form = useForm(assignMatter.body, {
    initial: {
      source: '',
      on: today,
      assignedBy: '',
      title: '',
      content: '',
      statedDue: '',
      decidedDue: '',
      decision: '',
      undertakerId: '',
      reportTo: '',
      important: false,
    },
    draft: 'assigned-matter',
    // What was filled in for another source is not sent with this one.
    onSubmit: ({ decidedDue, decision, ...body }) =>
      onSend(body.source === 'county-decision' ? { ...body, decidedDue, decision } : body),
  });
  const typed = (name: string): string => {
    const value = form.value(name);
    return typeof value === 'string' ? value : '';
  };
  const source = typed('source') as MatterView['source'] | '';
  const isCounty = source === 'county-decision';
  const [asked, setAsked] = useState<DueQuestion>();
  const key = ['source', 'on', 'statedDue', 'decidedDue'].map(typed).join(' ');
  useEffect(() => {
    const [from, on = '', statedDue = '', decidedDue = ''] = key.split(' ');
    if (!from || !isDay(on)) return setAsked(undefined);
    setAsked({
      source: from as MatterView['source'],
      on,
      ...(isDay(statedDue) ? { statedDue } : {}),
      ...(isDay(decidedDue) && from === 'county-decision' ? { decidedDue } : {}),
    });
  }, [key]);

  return (
    <form className="assigned-form" onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <ChoiceField form={form} name="source" label={labels.source} choices={sourceChoices} />
      <div className="assigned-pair">
        <TextField form={form} name="on" label={labels.on} type="day" />
        <TextField
          form={form}
          name="assignedBy"
          label={labels.assignedBy}
          example={source ? sourceWords[source].by : '单位、领导或会议的名称'}
        />
      </div>
      <TextField form={form} name="title" label={labels.title} example="一句话说清办什么，如：夜市占道经营集中整治" />
      <TextField form={form} name="content" label={labels.content} lines={4} example="交办内容或批示原文，照录" />
      <div className="assigned-pair">
        <TextField form={form} name="statedDue" label={labels.statedDue} type="day" example="交办时没有定时限的，留空" />
        {isCounty && <TextField form={form} name="decidedDue" label={labels.decidedDue} type="day" optional />}
      </div>
      {isCounty && <TextField form={form} name="decision" label={labels.decision} lines={2} />}
      <DuePreview question={asked} askDue={askDue} />
      <div className="assigned-pair">
        <PersonField form={form} name="undertakerId" label={labels.undertakerId} people={people} />
        <TextField form={form} name="reportTo" label={labels.reportTo} example="不填即向交办方汇报" />
      </div>
      <label className="yc-choice assigned-important">
        <input
          type="checkbox"
          checked={form.value('important') === true}
          onChange={(event) => form.set('important', event.target.checked)}
        />
        <span>
          {labels.important}
          <small>办理期间按期报告进展，到日未报的提醒承办人并列出</small>
        </span>
      </label>
      <KeyButton tone="main" type="submit" pending={form.sending} keyName="Ctrl+Enter" title="登记交办事项" onPress={() => {}}>
        登记
      </KeyButton>
    </form>
  );
}
