import { Badge } from '../../../../platform/ui/Badge.tsx';
import { ListTable, Under } from '../../../../platform/ui/ListTable.tsx';
import { Why } from '../../../../platform/ui/Why.tsx';
import { monthDay } from '../../../../platform/ui/words.ts';
import type { OverdueEntry } from '../../wire-cases.ts';
import { weightWords } from '../calculator-words.ts';
import { causeWords, ledgerWords } from './case-words.ts';
import './cases.css';

type Props = { entries: readonly OverdueEntry[]; hrefOf: (caseId: string) => string };

/**
 * The overdue ledger: what was broken, who answers for it, by how many days, and what was made of the reason.
 *
 * @clause dafan.time-limit.11.10.1  over the limit without the applicant's own cause
 * @clause zhongyang.time-limit.6    a delay by the applicant's own cause is none of the office's
 */
export function OverdueTable({ entries, hrefOf }: Props) {
  return (
    <ListTable
      rows={entries}
      rowKey={(entry) => `${entry.caseId} ${entry.code} ${entry.on}`}
      columns={[
        {
          title: '办件',
          as: 'wide',
          render: ({ caseId, matterName, caseNo }) => (
            <>
              <a href={hrefOf(caseId)}>{matterName}</a>
              <Under>
                <span className="case-number">{caseNo}</span>
              </Under>
            </>
          ),
        },
        {
          title: '超时情形',
          render: ({ title, clauses, on, weight }) => (
            <>
              <span>
                {title}
                <Why clauses={clauses} about={title} />
              </span>
              <Under>
                {monthDay(on)}起 · {weightWords[weight]}
              </Under>
            </>
          ),
        },
        { title: '超时', as: 'figure', render: ({ workingDaysOver }) => (workingDaysOver > 0 ? `${workingDaysOver} 天` : '—') },
        {
          title: '责任人、单位',
          label: '责任人',
          render: ({ responsible, unit }) => (
            <>
              {responsible.name ?? '（已删除）'}
              <Under>{unit}</Under>
            </>
          ),
        },
        {
          title: '原因说明',
          render: ({ claim }) =>
            claim && (
              <>
                {causeWords[claim.cause]}
                <Under>{claim.reason}</Under>
              </>
            ),
        },
        { title: '认定', render: (entry) => <Judged entry={entry} /> },
      ]}
    />
  );
}

function Judged({ entry }: { entry: OverdueEntry }) {
  const said = ledgerWords(entry);
  return (
    <>
      <Badge tone={said.tone}>{said.words}</Badge>
      {entry.claim?.judgement && <Under>{entry.claim.judgement}</Under>}
    </>
  );
}

/** The same for paper. */
export function OverdueSheet({ entries }: Pick<Props, 'entries'>) {
  return (
    <table className="case-ledger">
      <thead>
        <tr>
          <th>办件编号</th>
          <th>事项</th>
          <th>超时情形</th>
          <th>起</th>
          <th>超时</th>
          <th>责任人</th>
          <th>单位</th>
          <th>原因说明和认定</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.caseId} ${entry.code} ${entry.on}`}>
            <td className="case-whole">{entry.caseNo}</td>
            <td>{entry.matterName}</td>
            <td>{entry.title}</td>
            <td className="case-whole">{monthDay(entry.on)}</td>
            <td className="case-whole">{entry.workingDaysOver > 0 ? `${entry.workingDaysOver} 天` : ''}</td>
            <td className="case-whole">{entry.responsible.name}</td>
            <td>{entry.unit}</td>
            <td>
              {entry.claim && `${causeWords[entry.claim.cause]}；`}
              {ledgerWords(entry).words}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
