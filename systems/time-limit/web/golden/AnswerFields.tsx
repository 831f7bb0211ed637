import { useId } from 'react';
import { isDay, type Day } from '../../../../kernel/day.ts';
import { Field } from '../../../../platform/ui/Field.tsx';
import type { GoldenBody, GoldenView } from '../../wire-golden.ts';

/** What is entered beside the question; days as typed. */
export type GivenAnswer = {
  stands: boolean;
  deadline: string;
  ifResumedOn: string;
  provisional: boolean;
  reason: string;
  closures: string;
  openings: string;
};

export const answerGiven = (given: GoldenView | undefined): GivenAnswer => ({
  stands: given !== undefined && given.expected.deadline === null,
  deadline: given?.expected.deadline ?? '',
  ifResumedOn: given?.expected.ifResumedOn ?? '',
  provisional: given?.expected.provisional ?? false,
  reason: given?.reason ?? '',
  closures: (given?.closures ?? []).join(' '),
  openings: (given?.openings ?? []).join(' '),
});

const daysIn = (text: string): string[] => text.split(/[、，,;；\s]+/).filter((one) => one !== '');

/** What still has to be filled in before it can be sent, each as a sentence. */
export function missingIn({ stands, deadline, reason, closures, openings }: GivenAnswer): readonly string[] {
  const wrong = [...daysIn(closures), ...daysIn(openings)].filter((one) => !isDay(one));
  return [
    ...(!stands && !isDay(deadline) ? ['请填写数出的截止日期；停表没有截止日的，请选“停表”'] : []),
    ...(reason.trim().length < 4 ? ['请用一句话写明怎样数的，至少 4 个字'] : []),
    ...wrong.map((one) => `“${one}”不是日期，请写成 2026-02-14`),
  ];
}

/** The message that these fields make. */
export const answerOf = (answer: GivenAnswer): Pick<GoldenBody, 'expected' | 'reason' | 'closures' | 'openings'> => ({
  expected: {
    deadline: answer.stands ? null : (answer.deadline as Day),
    ifResumedOn: answer.stands && answer.ifResumedOn !== '' ? (answer.ifResumedOn as Day) : null,
    provisional: answer.provisional,
  },
  reason: answer.reason.trim(),
  closures: daysIn(answer.closures) as Day[],
  openings: daysIn(answer.openings) as Day[],
});

/** The fields of what a person counted. */
export function AnswerFields({ answer, onChange }: { answer: GivenAnswer; onChange: (answer: GivenAnswer) => void }) {
  const id = useId();
  const set = (part: Partial<GivenAnswer>) => onChange({ ...answer, ...part });
  const text = (name: 'reason' | 'closures' | 'openings', longest: number) => (aria: object) => (
    <input
      {...aria}
      className="yc-input"
      autoComplete="off"
      maxLength={longest}
      value={answer[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  const dayInput = (name: 'deadline' | 'ifResumedOn') => (aria: object) => (
    <input
      {...aria}
      type="date"
      className="yc-input"
      value={answer[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <>
      <fieldset className="yc-field yc-choices">
        <legend className="yc-field-label">截止</legend>
        <div className="yc-choice-list">
          {[false, true].map((stands) => (
            <label key={String(stands)} className="yc-choice">
              <input type="radio" name={`${id}-stands`} checked={answer.stands === stands} onChange={() => set({ stands })} />
              <span>{stands ? '停表，没有截止日' : '有截止日'}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {answer.stands ? (
        <Field label="若查询日当日恢复（补正齐全），截止日期" optional example="撤回、终止后停着的，不填">
          {dayInput('ifResumedOn')}
        </Field>
      ) : (
        <Field label="截止日期">{dayInput('deadline')}</Field>
      )}
      <label className="yc-choice golden-provisional">
        <input type="checkbox" checked={answer.provisional} onChange={(event) => set({ provisional: event.target.checked })} />
        <span>
          暂定<small>算到了放假安排还没有公布的年份</small>
        </span>
      </label>
      <Field label="怎样数的" example="如：26日第1天，28日（周日调休上班）第2天，29、30日第3、4天，10月9日第5天">
        {text('reason', 200)}
      </Field>
      <Field label="本厅闭厅的日期" optional example="如 2025-09-28，多天用空格隔开">
        {text('closures', 700)}
      </Field>
      <Field label="本厅开厅的日期" optional example="同上">
        {text('openings', 700)}
      </Field>
    </>
  );
}
