import { useEffect } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { PrintArea, printPage } from '../../platform/ui/PrintArea.tsx';
import { timeWords } from '../../platform/ui/words.ts';
import { meanwhileWords } from '../../systems/queue/web/pause-words.ts';
import { QrCode } from '../../systems/queue/web/QrCode.tsx';
import { TicketSlip, type TicketAnswer } from '../../systems/queue/web/TicketSlip.tsx';
import { matterCount } from '../../systems/queue/web/visit-words.ts';
import { aheadWords, groundWords, waitWords, windowsWords } from '../../systems/queue/web/ticket-words.ts';
import { paperLine } from './matter-words.ts';
import type { MatterLine } from '../../registers/catalogue/wire.ts';
import { useGuides } from './use-matters.ts';
import './ticket.css';

export type TicketScreenProps = { hallId: HallId; answer: TicketAnswer; onDone: () => void };

/**
 * A machine of a hall runs its browser full-screen and prints without asking, so the ticket comes by itself; in a window on a
 * desk, where printing opens a dialogue, it waits for the button.
 */
const printsByItself = () => matchMedia('(display-mode: fullscreen)').matches;

/** The ticket: the number, where and how long to wait, and the same on paper and on the phone. */
export function TicketScreen({ hallId, answer, onDone }: TicketScreenProps) {
  const { ticket, ahead, wait, windows, closingWarning } = answer;
  const meanwhile = meanwhileWords(wait, answer.pause);
  const codes = [ticket, ...ticket.further].flatMap((one) => (one.matterCode ?? []) as MatterLine['code'] | []);
  const guides = useGuides(hallId, codes);
  const isReady = guides !== undefined;
  // What two matters ask for is brought once, as often as one of them asks for it.
  const papers = [...new Set((guides ?? []).flatMap((guide) => guide.papers.bring.map(paperLine)))];
  const followAddress = new URL(answer.followUrl, location.href).href;
  const slip = <TicketSlip answer={answer} followAddress={followAddress} papers={papers} />;
  const isPrinted = printsByItself();
  useEffect(() => {
    if (isReady && isPrinted) void printPage();
  }, [isReady, isPrinted]);
  return (
    <>
      <div className="kiosk-ticket">
        <section>
          <p className="kiosk-crumb">{[ticket.groupName, ticket.matterName].filter(Boolean).join(' · ')}</p>
          <h1>
            您的号 <b>{ticket.number}</b>
          </h1>
          {ticket.further.length > 0 && <p className="kiosk-ticket-visit">一个号办 {matterCount(ticket)} 件，办的先后见号票</p>}
          <ul>
            <li>{aheadWords(ahead)}</li>
            <li>
              <small>预计等候</small>
              {waitWords(wait)}
            </li>
            <li>
              <small>请到</small>
              {windowsWords(windows)}
            </li>
            {ticket.priority !== 'ordinary' && (
              <li>
                <small>优先</small>
                {groundWords(ticket.priority)}
              </li>
            )}
          </ul>
          {meanwhile && <p className="kiosk-ticket-warning">{meanwhile}</p>}
          {closingWarning && (
            <p className="kiosk-ticket-warning">
              今天 {timeWords(closingWarning.closesAt)} 下班，按目前进度可能轮不到您。请先到咨询台说明，不必空等。
            </p>
          )}
          <figure>
            <QrCode text={followAddress} title="手机扫码查看排队进度" />
            <figcaption>手机扫码看进度，办完可评价</figcaption>
          </figure>
        </section>
        <div className="kiosk-ticket-paper" data-long={papers.length > 5}>
          {slip}
        </div>
      </div>
      <div className="kiosk-hands kiosk-hands-end">
        <div className="kiosk-bar kiosk-bar-main">
          {isPrinted ? (
            <>
              <KeyButton onPress={() => void printPage()}>再打印一张</KeyButton>
              <KeyButton tone="main" onPress={onDone}>
                回首页
              </KeyButton>
            </>
          ) : (
            <>
              <KeyButton onPress={onDone}>回首页</KeyButton>
              <KeyButton tone="main" onPress={() => void printPage()}>
                打印号票
              </KeyButton>
            </>
          )}
        </div>
      </div>
      <PrintArea paper="slip">{slip}</PrintArea>
    </>
  );
}
