import { Badge } from '../../../../platform/ui/Badge.tsx';
import { countWords } from '../../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { compressions } from '../../wire-cases.ts';
import { daysWords, limitOrDash, shareWords } from './case-words.ts';
import './cases.css';

type Matter = AnswerOf<typeof compressions>['matters'][number];

/**
 * How far promises lie below the statute and cases below the promises, by matter, with the shorter promise that the figures propose.
 *
 * @clause zhongyang.time-limit.3.2d  the limits are compressed as far as possible; the figures show where they can be
 */
export function CompressionTable({ matters, isPaper = false }: { matters: readonly Matter[]; isPaper?: boolean }) {
  return (
    <table className={isPaper ? 'case-ledger' : 'case-table'}>
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col" className="case-figure">
            法定
          </th>
          <th scope="col" className="case-figure">
            承诺
          </th>
          <th scope="col" className="case-figure">
            承诺比法定缩短
          </th>
          <th scope="col" className="case-figure">
            办结
          </th>
          <th scope="col" className="case-figure">
            实际用时（中位）
          </th>
          <th scope="col" className="case-figure">
            九成在
          </th>
          <th scope="col" className="case-figure">
            实际占承诺
          </th>
          <th scope="col">建议</th>
        </tr>
      </thead>
      <tbody>
        {matters.map((matter) => (
          <tr key={matter.matterCode}>
            <td data-label="事项">
              <strong>{matter.matterName}</strong>
              <span className="case-under">{matter.unit}</span>
            </td>
            <td data-label="法定" className="case-figure">
              {limitOrDash(matter.statutory)}
            </td>
            <td data-label="承诺" className="case-figure">
              {limitOrDash(matter.promised)}
            </td>
            <td data-label="承诺缩短" className="case-figure">
              {shareWords(matter.promiseAgainstStatute)}
            </td>
            <td data-label="办结" className="case-figure">
              {countWords(matter.cases)} 件
            </td>
            <td data-label="中位用时" className="case-figure">
              {daysWords(matter.usedMedian)}
            </td>
            <td data-label="九成在" className="case-figure">
              {matter.usedNinetieth === null ? '—' : `${daysWords(matter.usedNinetieth)}内`}
            </td>
            <td data-label="占承诺" className="case-figure">
              {shareWords(matter.actualAgainstPromise)}
            </td>
            <td data-label="建议">
              {matter.proposal !== null &&
                (isPaper ? (
                  `承诺可缩短为 ${matter.proposal} 个工作日`
                ) : (
                  <Badge tone="brand">可缩短为 {matter.proposal} 个工作日</Badge>
                ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
