import { useEffect, useState } from 'react';
import { z } from 'zod';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { problemFrom } from '../../../platform/ui/problem-error.ts';
import { ProblemNote } from '../../../platform/ui/states.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { text } from '../../../platform/wire/fields.ts';
import type { Problem } from '../../../platform/wire/problem.ts';
import { publishYear } from '../wire.ts';
import './calendar.css';
import { readLines } from './year-lines.ts';

export type YearListBody = z.output<typeof publishYear.body>;

const typed = z.strictObject({
  year: publishYear.body.shape.year,
  lines: z.string(),
  source: publishYear.body.shape.source,
  reason: text(500).optional(),
});
const labels = { year: '年份', lines: '放假和调休的日期', source: '依据', reason: '仍要录入的理由' };
const nothingMore: readonly string[] = [];
const theReason = ['reason'];

type Props = {
  year: number;
  /** The list that holds, to be corrected; without it, a new one. */
  lines?: string;
  onSend: (body: YearListBody) => Promise<unknown>;
};

/** The list of a year, pasted as lines. What cannot be read and what the server refuses stand beside the lines. */
export function YearListForm({ year, lines, onSend }: Props) {
  const [problem, setProblem] = useState<Problem>();
  const [waived, setWaived] = useState<string>();
  const isNew = lines === undefined;
  const form = useForm(typed, {
    initial: { year, lines: lines ?? '', source: '', reason: '' },
    draft: undefined,
    required: waived === undefined ? nothingMore : theReason,
    onSubmit: async ({ lines: pasted, reason, ...body }) => {
      const read = readLines(pasted);
      if (read.complaints.length > 0) return;
      const waive = waived !== undefined && reason !== undefined ? { waive: [{ code: waived, reason }] } : {};
      try {
        await onSend({ ...body, rows: read.rows, ...waive });
      } catch (error) {
        setProblem(problemFrom(error));
      }
    },
  });
  const pasted = String(form.value('lines'));
  const { rows, complaints } = readLines(pasted);
  // Other lines are another question.
  useEffect(() => setWaived(undefined), [pasted]);
  const reasonField = form.idOf('reason');
  useEffect(() => {
    if (waived !== undefined) document.getElementById(reasonField)?.focus();
  }, [waived, reasonField]);
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <div className="calendar-list-form">
        <div>
          {isNew && <TextField form={form} name="year" label={labels.year} type="number" />}
          <TextField
            form={form}
            name="lines"
            label={labels.lines}
            lines={12}
            example="每行一天：日期、“休”或“班”、节日名称，如 2027-01-01 休 元旦"
          />
          <TextField form={form} name="source" label={labels.source} example="通知的名称或文号，会与日期一起公示" />
          {waived !== undefined && (
            <TextField form={form} name="reason" label={labels.reason} optional={false} lines={2} example="理由会记入台账" />
          )}
        </div>
        <div className="calendar-beside">
          <output>
            已识别：休 {count('holiday')} 天，班 {count('workday')} 天
            {complaints.length > 0 && `；有 ${complaints.length} 行需要修改，改好后才能提交`}
          </output>
          {complaints.length > 0 && (
            <ul className="calendar-lines">
              {complaints.map(({ line, message }) => (
                <li key={line}>
                  第 {line} 行：{message}
                </li>
              ))}
            </ul>
          )}
          {problem && <ProblemNote problem={problem} onWaive={setWaived} onClose={() => setProblem(undefined)} />}
        </div>
      </div>
      <KeyButton
        tone="main"
        type="submit"
        pending={form.sending}
        unavailable={unavailable(rows.length, complaints.length)}
        onPress={() => {}}
      >
        {isNew ? '录入放假安排' : '保存更正'}
      </KeyButton>
    </form>
  );
}

function unavailable(rows: number, complaints: number): string | undefined {
  if (complaints > 0) return '有的行还不能识别，请先修改';
  if (rows === 0) return '请先粘贴日期';
  return rows > 120 ? '一年最多 120 行，请核对' : undefined;
}
