import { Badge } from '../../../platform/ui/Badge.tsx';
import { ListTable, Under, type Column } from '../../../platform/ui/ListTable.tsx';
import { dayWords, monthDay } from '../../../platform/ui/words.ts';
import type { MatterView } from '../wire.ts';
import { numberWords, progressWords, sourceWords, standingWords } from './assigned-words.ts';
import './assigned-paper.css';

type Props = { matters: readonly MatterView[]; today: string; hrefOf: (matterId: string) => string };

/** The ledger of assigned matters. */
export function MatterTable({ matters, today, hrefOf }: Props) {
  return <ListTable rows={matters} rowKey={({ matterId }) => matterId} columns={columns(today, hrefOf)} />;
}

const columns = (today: string, hrefOf: Props['hrefOf']): Column<MatterView>[] => [
  {
    title: '事项',
    as: 'wide',
    render: (matter) => (
      <>
        <a href={hrefOf(matter.matterId)}>{matter.title}</a>
        <Under>
          {numberWords(matter)}
          {matter.important && <Badge tone="brand">重要</Badge>}
        </Under>
      </>
    ),
  },
  {
    title: '来源',
    render: ({ assignedBy, source }) => (
      <>
        {assignedBy}
        <Under>{sourceWords[source].name}</Under>
      </>
    ),
  },
  { title: '承办人', render: ({ undertaker }) => undertaker.name },
  { title: '交办', as: 'day', render: ({ assignedOn }) => monthDay(assignedOn) },
  { title: '期限', as: 'day', render: (matter) => <Due matter={matter} today={today} /> },
  { title: '进展', render: (matter) => <Progress matter={matter} today={today} /> },
];

type Shown = { matter: MatterView; today: string };

function Due({ matter, today }: Shown) {
  const standing = standingWords(matter, today);
  return (
    <>
      <time dateTime={matter.due}>{dueDayWords(matter, today)}</time>
      <Under>
        <Badge tone={standing.tone}>{standing.words}</Badge>
      </Under>
    </>
  );
}

function Progress({ matter, today }: Shown) {
  const progress = progressWords(matter, today);
  return (
    <>
      {progress && <Badge tone={progress.tone}>{progress.words}</Badge>}
      {matter.reminders > 0 && matter.lastRemindedOn && matter.workingDaysLeft !== null && (
        <Under>
          提醒 {matter.reminders} 次，最近 {monthDay(matter.lastRemindedOn)}
        </Under>
      )}
    </>
  );
}

const dueDayWords = ({ due }: MatterView, today: string): string =>
  due.slice(0, 4) === today.slice(0, 4) ? monthDay(due) : dayWords(due);

/** The same for paper. */
export function MatterSheetTable({ matters, today }: Omit<Props, 'hrefOf'>) {
  return (
    <table className="assigned-ledger">
      <thead>
        <tr>
          <th>编号</th>
          <th>事项</th>
          <th>交办方</th>
          <th>承办人</th>
          <th>交办日期</th>
          <th>期限</th>
          <th>情况</th>
        </tr>
      </thead>
      <tbody>
        {matters.map((matter) => (
          <tr key={matter.matterId}>
            <td className="assigned-ledger-whole">{numberWords(matter)}</td>
            <td>
              {matter.title}
              {matter.important && '（重要）'}
            </td>
            <td>{matter.assignedBy}</td>
            <td className="assigned-ledger-whole">{matter.undertaker.name}</td>
            <td className="assigned-ledger-whole">{matter.assignedOn}</td>
            <td className="assigned-ledger-whole">{matter.due}</td>
            <td>{[standingWords(matter, today).words, progressWords(matter, today)?.words].filter(Boolean).join('；')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
