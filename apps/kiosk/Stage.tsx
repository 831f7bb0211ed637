import type { ReactNode } from 'react';
import { Clock } from '../../platform/ui/Clock.tsx';
import { ElderMode } from '../../platform/ui/ElderMode.tsx';
import { newestFirst } from '../../systems/queue/web/call-order.ts';
import { Phone } from './Phone.tsx';
import { weekWords } from '../../systems/queue/web/opening-words.ts';
import { noCallsWords } from './no-calls-words.ts';
import type { HallNow } from './use-hall.ts';
import './foot.css';

export type Countdown = { left: number; again: () => void };

export type StageProps = {
  now: HallNow;
  /** Whether everything to be touched stands low, for those who sit. */
  isLow: boolean;
  onLow: () => void;
  /** Undefined where nobody is waited for. */
  countdown: Countdown | undefined;
  /** Changes with the screen, so that whoever hears the page is led to its top. */
  screen: string;
  /** What was chosen before, where there is any. */
  chosen?: ReactNode;
  children: ReactNode;
};

const toTop = (main: HTMLElement | null) => {
  if (!main) return;
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
};

/**
 * The frame of all screens: hall and clock above, in the middle what is to be touched, never higher than an arm from a wheelchair
 * reaches, below it what is only to be read. The low position exchanges the two.
 */
export function Stage({ now, isLow, onLow, countdown, screen, chosen, children }: StageProps) {
  return (
    <div className="kiosk" data-low={isLow}>
      <header className="kiosk-head">
        <p>{now.hall?.name ?? '取号机'}</p>
        <Clock show="day and time" />
      </header>
      <main key={screen} className="kiosk-main" data-chosen={chosen !== undefined} ref={toTop} tabIndex={-1}>
        {chosen}
        {children}
        <div className="kiosk-aids">
          <ElderMode keep="until-reload" />
          <button type="button" className="kiosk-low" aria-pressed={isLow} onClick={onLow}>
            <span aria-hidden="true">{isLow ? '↑' : '↓'}</span>
            {isLow ? '按键移回原处' : '按键移到低处'}
          </button>
          {countdown && <MoreTime countdown={countdown} />}
        </div>
      </main>
      <aside className="kiosk-foot" aria-label="大厅信息">
        <LastCalls now={now} />
        <HallFacts now={now} />
      </aside>
    </div>
  );
}

// From here on it must be seen that the screen is about to be cleared.
const urgentFrom = 20;

function MoreTime({ countdown: { left, again } }: { countdown: Countdown }) {
  const isUrgent = left <= urgentFrom;
  return (
    <button type="button" className="kiosk-time" data-urgent={isUrgent} onClick={again}>
      <span className="kiosk-time-left" role="timer">
        <b className="yc-figures">{left}</b> 秒后回首页
      </span>
      <span className="kiosk-time-more">还需要时间</span>
    </button>
  );
}

function LastCalls({ now }: { now: HallNow }) {
  // Calls of before the line was cut are not what is called now.
  const last = now.isLost ? [] : newestFirst(now.calls.filter(({ withdrawn }) => !withdrawn));
  return (
    <section>
      <h2>正在叫号</h2>
      {last.length === 0 ? (
        <p>{noCallsWords(now)}</p>
      ) : (
        <ul className="kiosk-calls">
          {last.map(({ ticketId, number, windowNumber }) => (
            <li key={ticketId}>
              <b>{number}</b>
              <span>到 {windowNumber} 号窗口</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function HallFacts({ now: { hall } }: { now: HallNow }) {
  return (
    <section>
      <h2>需要帮忙？</h2>
      <p>请找身边的导办员，或到咨询台。</p>
      {hall && (
        <dl>
          <div>
            <dt>电话</dt>
            <dd>
              <Phone number={hall.phone} />
            </dd>
          </div>
          <div>
            <dt>办公时间</dt>
            <dd>
              {weekWords(hall.hours).map((line) => (
                <span key={line}>{line}</span>
              ))}
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}
