import { dayWords, timeWords } from '../../../platform/ui/words.ts';
import type { LeftOverRightView } from '../wire.ts';
import { QrCode } from './QrCode.tsx';
import { visitWords } from './visit-words.ts';
import './ticket-slip.css';

/** What somebody who could not be served takes home, on 80-mm paper: number, day, until when it holds, and how it is used. */
export function LeftOverSlip({ right, hallName }: { right: LeftOverRightView; hallName: string }) {
  const { ticket, because, registeredAt, until, followUrl } = right;
  return (
    <article className="yc-slip yc-slip-left-over" aria-label={`优先凭证 ${ticket.number}`}>
      <p className="yc-slip-hall">{hallName}</p>
      <p className="yc-slip-business">下次优先办理凭证</p>
      <p className="yc-slip-number">{ticket.number}</p>
      <p className="yc-slip-business">{visitWords(ticket, [ticket.groupName, ticket.matterName].filter(Boolean).join(' · '))}</p>
      <dl>
        <div>
          <dt>取号</dt>
          <dd>
            {dayWords(right.day)} {timeWords(ticket.takenAt)}
          </dd>
        </div>
        <div>
          <dt>有效</dt>
          <dd>至 {dayWords(until)}，用一次</dd>
        </div>
      </dl>
      <figure>
        <QrCode text={followUrl} title="优先凭证的二维码" />
        <figcaption>
          再来时在取号机点“上次没办完”，输入号码和日期，或扫此码；也可交给导办员。
          <br />
          请带好原来的材料和证件。
        </figcaption>
      </figure>
      <p className="yc-slip-foot">
        {because === 'closing' ? '今天下班前没有轮到您' : '因停电或系统停用没有轮到您'}
        <br />
        让您白等了，对不起
        <br />
        {timeWords(registeredAt)} 登记，拍照同样有效
      </p>
    </article>
  );
}
