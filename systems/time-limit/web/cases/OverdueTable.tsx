import { Badge } from '../../../../platform/ui/Badge.tsx';
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
    <table className="case-table">
      <thead>
        <tr>
          <th scope="col">办件</th>
          <th scope="col">超时情形</th>
          <th scope="col" className="case-figure">
            超时
          </th>
          <th scope="col">责任人、单位</th>
          <th scope="col">原因说明</th>
          <th scope="col">认定</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const said = ledgerWords(entry);
          return (
            <tr key={`${entry.caseId} ${entry.code} ${entry.on}`}>
              <td data-label="办件">
                <a href={hrefOf(entry.caseId)}>{entry.matterName}</a>
                <span className="case-under case-number">{entry.caseNo}</span>
              </td>
              <td data-label="超时情形">
                <span>
                  {entry.title}
                  <Why clauses={entry.clauses} about={entry.title} />
                </span>
                <span className="case-under">
                  {monthDay(entry.on)}起 · {weightWords[entry.weight]}
                </span>
              </td>
              <td data-label="超时" className="case-figure">
                {entry.workingDaysOver > 0 ? `${entry.workingDaysOver} 天` : '—'}
              </td>
              <td data-label="责任人">
                {entry.responsible.name ?? '（已删除）'}
                <span className="case-under">{entry.unit}</span>
              </td>
              <td data-label="原因说明">
                {entry.claim && (
                  <>
                    {causeWords[entry.claim.cause]}
                    <span className="case-under">{entry.claim.reason}</span>
                  </>
                )}
              </td>
              <td data-label="认定">
                <Badge tone={said.tone}>{said.words}</Badge>
                {entry.claim?.judgement && <span className="case-under">{entry.claim.judgement}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
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
