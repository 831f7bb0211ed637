import { dayWords } from '../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import type { readMatter } from '../wire.ts';
import { dueFromWords, numberWords, sourceWords, standingWords, wayWords } from './assigned-words.ts';
import './assigned-paper.css';

/** The report sheet of one matter for paper: what was assigned, how it went, what came of it, and room for the signatures. */
export function ReportPaper({ whole: { matter, content, decision, steps, today } }: { whole: AnswerOf<typeof readMatter> }) {
  const progress = steps.filter(({ type }) => type === 'InterimReportMade');
  const result = steps.find(({ type }) => type === 'ResultReported');
  const end = steps.find(({ type }) => type === 'AssignedMatterClosed');
  return (
    <table className="assigned-paper">
      <colgroup>
        <col className="assigned-paper-name" />
        <col />
        <col className="assigned-paper-name" />
        <col />
      </colgroup>
      <tbody>
        <tr>
          <th>编号</th>
          <td>{numberWords(matter)}</td>
          <th>承办人</th>
          <td>{matter.undertaker.name}</td>
        </tr>
        <tr>
          <th>事项</th>
          <td colSpan={3}>
            {matter.title}
            {matter.important && '（重要事项）'}
          </td>
        </tr>
        <tr>
          <th>交办来源</th>
          <td>{sourceWords[matter.source].name}</td>
          <th>交办方</th>
          <td>{matter.assignedBy}</td>
        </tr>
        <tr>
          <th>交办日期</th>
          <td>{dayWords(matter.assignedOn)}</td>
          <th>完成期限</th>
          <td>
            {dayWords(matter.due)}
            <br />
            {dueFromWords[matter.dueFrom]}
          </td>
        </tr>
        <tr>
          <th>交办内容</th>
          <td colSpan={3} className="assigned-text">
            {content}
            {decision !== null && `\n\n会议决定或领导批示：${decision}`}
          </td>
        </tr>
        <tr>
          <th>办理进展</th>
          <td colSpan={3} className="assigned-paper-open">
            {progress.map(({ seq, on, text }) => (
              <p key={seq} className="assigned-text">
                {dayWords(on)}：{text}
              </p>
            ))}
          </td>
        </tr>
        <tr>
          <th>办理结果</th>
          <td colSpan={3} className="assigned-paper-open assigned-text">
            {result?.text}
            {end?.text && `\n办结：${end.text}`}
          </td>
        </tr>
        <tr>
          <th>汇报对象</th>
          <td>{result?.to ?? matter.reportTo}</td>
          <th>汇报方式、日期</th>
          <td>{result ? `${result.way ? wayWords[result.way] : ''}，${dayWords(result.on)}` : ''}</td>
        </tr>
        <tr>
          <th>情况</th>
          <td colSpan={3}>
            截至 {dayWords(today)}：{standingWords(matter, today).words}
          </td>
        </tr>
        <tr className="assigned-paper-sign">
          <th>承办人签字</th>
          <td>　　　　　　年　　月　　日</td>
          <th>负责人签字</th>
          <td>　　　　　　年　　月　　日</td>
        </tr>
        <tr className="assigned-paper-sign">
          <th>交办方意见</th>
          <td colSpan={3} className="assigned-paper-open">
            （签字）　　　　　　年　　月　　日
          </td>
        </tr>
      </tbody>
    </table>
  );
}
