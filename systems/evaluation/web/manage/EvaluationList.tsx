import { Badge, type Tone } from '../../../../platform/ui/Badge.tsx';
import { ListTable } from '../../../../platform/ui/ListTable.tsx';
import { timeWords } from '../../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { evaluationsOfDay, Level } from '../../wire.ts';
import { isNegative, levelWords, tagWords } from '../level-words.ts';

export type EvaluationRow = AnswerOf<typeof evaluationsOfDay>['evaluations'][number];

const tone = (level: Level): Tone => (isNegative(level) ? 'alarm' : level === 'very-satisfied' ? 'good' : 'calm');

const said = ({ tags, comment }: EvaluationRow): string =>
  [tags.map((tag) => tagWords[tag]).join('、'), comment ?? ''].filter(Boolean).join('；');

/** Ratings, the newest first; the number leads to its ticket. */
export function EvaluationList({ rows, ticketsAt }: { rows: readonly EvaluationRow[]; ticketsAt: (number: string) => string }) {
  return (
    <ListTable
      rows={rows}
      rowKey={({ evaluationId }) => evaluationId}
      columns={[
        { title: '号码', render: ({ number }) => <a href={ticketsAt(number)}>{number}</a> },
        { title: '时间', as: 'figure', render: ({ at }) => timeWords(at) },
        { title: '评价', render: ({ level }) => <Badge tone={tone(level)}>{levelWords[level]}</Badge> },
        { title: '窗口', as: 'figure', render: ({ windowNumber }) => `${windowNumber} 号` },
        { title: '工作人员', render: ({ clerkName }) => clerkName ?? '' },
        { title: '意见', as: 'wide', render: said },
      ]}
    />
  );
}

/** The same for paper. */
export function EvaluationSheet({ rows }: { rows: readonly EvaluationRow[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>号码</th>
          <th>时间</th>
          <th>评价</th>
          <th>窗口</th>
          <th>工作人员</th>
          <th>意见</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.evaluationId}>
            <td>{row.number}</td>
            <td>{timeWords(row.at)}</td>
            <td>{levelWords[row.level]}</td>
            <td>{row.windowNumber} 号</td>
            <td>{row.clerkName ?? ''}</td>
            <td>{said(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
