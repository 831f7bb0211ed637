import { dayWords, timeWords } from '../../../platform/ui/words.ts';
import type { Day } from '../../../kernel/day.ts';
import type { AnswerOf } from '../../../platform/wire/contract.ts';
import type { takeTicket } from '../wire.ts';
import { QrCode } from './QrCode.tsx';
import { meanwhileWords } from './pause-words.ts';
import { aheadWords, groundWords, waitWords, windowsWords } from './ticket-words.ts';
import { matterCount, matterWords, visitMatters } from './visit-words.ts';
import './ticket-slip.css';

export type TicketAnswer = AnswerOf<typeof takeTicket>;

export type TicketSlipProps = {
  answer: TicketAnswer;
  /** Where the visitor's phone follows the ticket: the whole address. */
  followAddress: string;
  /** What to have ready, one line each. */
  papers: readonly string[];
};

/** The ticket as it is printed on 80-mm paper; the preview on the screen is the same piece. */
export function TicketSlip({ answer, followAddress, papers }: TicketSlipProps) {
  const { ticket, ahead, wait, windows, hallName, takenDay, closingWarning } = answer;
  const meanwhile = meanwhileWords(wait, answer.pause);
  return (
    <article className="yc-slip" aria-label={`号票 ${ticket.number}`}>
      <p className="yc-slip-hall">{hallName}</p>
      <p className="yc-slip-number">{ticket.number}</p>
      <p className="yc-slip-business">
        {ticket.further.length > 0
          ? `${ticket.groupName} · 一个号办 ${matterCount(ticket)} 件`
          : [ticket.groupName, ticket.matterName].filter(Boolean).join(' · ')}
      </p>
      {ticket.further.length > 0 && (
        <ol className="yc-slip-visit" aria-label={`一个号办 ${matterCount(ticket)} 件`}>
          {visitMatters(ticket).map((one) => (
            <li key={`${one.matterCode} ${one.groupId}`}>
              {matterWords(one)}（{one.groupName}）
            </li>
          ))}
        </ol>
      )}
      {ticket.priority !== 'ordinary' && <p className="yc-slip-priority">优先：{groundWords(ticket.priority)}</p>}
      <dl>
        <div>
          <dt>等候</dt>
          <dd>{aheadWords(ahead)}</dd>
        </div>
        <div>
          <dt>预计</dt>
          <dd>{waitWords(wait)}</dd>
        </div>
        <div>
          <dt>窗口</dt>
          <dd>{windowsWords(windows)}</dd>
        </div>
      </dl>
      {meanwhile && <p className="yc-slip-warning">{meanwhile}</p>}
      {closingWarning && (
        <p className="yc-slip-warning">
          今天 {timeWords(closingWarning.closesAt)} 下班，按目前进度可能轮不到您。请先到咨询台说明，不必空等。
        </p>
      )}
      <figure>
        <QrCode text={followAddress} title="手机扫码查看排队进度" />
        <figcaption>
          手机扫码看排队进度，办完可评价。
          <br />
          叫到您的号，请到窗口；过号请到咨询台恢复排队。
          {ticket.further.length > 0 && '办完一件要换窗口的，会再叫这个号，不用重新取号。'}
        </figcaption>
      </figure>
      {papers.length > 0 && (
        <section>
          <h2>请备好这些材料</h2>
          <ul>
            {papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="yc-slip-foot">
        {dayWords(takenDay as Day)} {timeWords(ticket.takenAt)} 取号
        <br />
        当日有效，请勿遗失
      </p>
    </article>
  );
}
