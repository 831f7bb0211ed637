import { Badge, type Tone } from '../../../../platform/ui/Badge.tsx';
import type { TicketView } from '../../wire.ts';
import { matterCount, matterWords, visitMatters, type MatterState } from '../visit-words.ts';
import './visit.css';

const states: Record<MatterState, { word: string; tone: Tone }> = {
  done: { word: '已办', tone: 'quiet' },
  now: { word: '在办', tone: 'good' },
  left: { word: '待办', tone: 'calm' },
};

export type VisitMattersProps = {
  ticket: TicketView;
  /** The matter whose guide is in sight. */
  shown: string | undefined;
  onShow: (matterCode: string) => void;
};

/** Everything that the visitor came for: what is done, what is at hand, what is left. A press shows the guide of a matter. */
export function VisitMatters({ ticket, shown, onShow }: VisitMattersProps) {
  const count = matterCount(ticket);
  if (count < 2) return null;
  return (
    <section className="qd-visit" aria-labelledby="visit">
      <h2 id="visit">
        {ticket.number} 一号办 {count} 件
      </h2>
      <ol>
        {visitMatters(ticket).map((one, nth) => {
          const { word, tone } = states[one.state];
          const where = one.state === 'done' ? one.windowNumber && `${one.windowNumber}号窗口` : one.groupName;
          return (
            <li key={`${nth} ${one.matterCode ?? one.groupId}`} data-state={one.state}>
              <button
                type="button"
                aria-pressed={shown !== undefined && one.matterCode === shown}
                disabled={one.matterCode === null}
                onClick={() => one.matterCode !== null && onShow(one.matterCode)}
              >
                <Badge tone={tone}>{word}</Badge>
                <span className="qd-visit-name">{matterWords(one)}</span>
                {where && <small>{where}</small>}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
