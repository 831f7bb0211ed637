import type { Day } from '../../../../kernel/day.ts';
import { Badge, type Tone } from '../../../../platform/ui/Badge.tsx';
import { ListTable } from '../../../../platform/ui/ListTable.tsx';
import { dayAt, monthDay, timeWords } from '../../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { evaluationsOfDay, Level } from '../../wire.ts';
import { channelWords, isNegative, levelWords, tagWords } from '../level-words.ts';

export type EvaluationRow = AnswerOf<typeof evaluationsOfDay>['evaluations'][number];

const tone = (level: Level): Tone => (isNegative(level) ? 'alarm' : level === 'very-satisfied' ? 'good' : 'calm');

const said = ({ tags, comment }: EvaluationRow): string =>
  [tags.map((tag) => tagWords[tag]).join('、'), comment ?? ''].filter(Boolean).join('；');

/** When it was given: `10:32`, on a later day than that of the service with the day. */
const whenWords = ({ at }: EvaluationRow, day: Day): string =>
  dayAt(at) === day ? timeWords(at) : `${monthDay(dayAt(at))} ${timeWords(at)}`;

type Rows = { rows: readonly EvaluationRow[]; /** The day of the services. */ day: Day };

/** Ratings, the newest first, each of one matter; the number leads to its ticket. */
export function EvaluationList({ rows, day, ticketsAt }: Rows & { ticketsAt: (number: string) => string }) {
  return (
    <ListTable
      rows={rows}
      rowKey={({ evaluationId }) => evaluationId}
      columns={[
        { title: '号码', render: ({ number }) => <a href={ticketsAt(number)}>{number}</a> },
        { title: '时间', as: 'figure', render: (row) => whenWords(row, day) },
        { title: '评价', render: ({ level }) => <Badge tone={tone(level)}>{levelWords[level]}</Badge> },
        { title: '事项', render: ({ matterName }) => matterName ?? '未选事项' },
        { title: '窗口', as: 'figure', render: ({ windowNumber }) => `${windowNumber} 号` },
        { title: '工作人员', render: ({ clerkName }) => clerkName ?? '' },
        { title: '方式', render: ({ channel }) => channelWords[channel] },
        { title: '意见', as: 'wide', render: said },
      ]}
    />
  );
}

/** The same for paper. */
export function EvaluationSheet({ rows, day }: Rows) {
  return (
    <table>
      <thead>
        <tr>
          <th>号码</th>
          <th>时间</th>
          <th>评价</th>
          <th>事项</th>
          <th>窗口</th>
          <th>工作人员</th>
          <th>方式</th>
          <th>意见</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.evaluationId}>
            <td>{row.number}</td>
            <td>{whenWords(row, day)}</td>
            <td>{levelWords[row.level]}</td>
            <td>{row.matterName ?? '未选事项'}</td>
            <td>{row.windowNumber} 号</td>
            <td>{row.clerkName ?? ''}</td>
            <td>{channelWords[row.channel]}</td>
            <td>{said(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
