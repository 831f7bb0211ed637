import { useEffect, useState } from 'react';
import { Clock } from '../../platform/ui/Clock.tsx';
import { useHallNow } from '../../platform/ui/hall-time.ts';
import { countWords, minutesWords, timeWords } from '../../platform/ui/words.ts';
import { CallList } from '../../systems/queue/web/CallList.tsx';
import { CrowdNotice } from '../../systems/queue/web/CrowdNotice.tsx';
import { boardPause } from '../../systems/queue/web/pause-words.ts';
import { PauseNotice } from '../../systems/queue/web/PauseNotice.tsx';
import { restOf } from '../../systems/queue/web/strip-message.ts';
import { pauseWord } from '../../systems/queue/web/ticket-words.ts';
import { WindowGrid, type WindowGridProps } from '../../systems/queue/web/WindowGrid.tsx';
import type { BoardState } from '../../systems/queue/wire.ts';
import { pausesOf } from './kept-pauses.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useHours, type Hours } from './use-hours.ts';
import { useKeptTopic } from './use-kept-topic.ts';
import { useSeal } from './use-seal.ts';
import { Waiting } from './Waiting.tsx';
import './board-page.css';

type BoardPause = NonNullable<ReturnType<typeof boardPause>>;

/** Windows that fit beside the calls; more of them take turns. */
const windowsAtOnce = 16;
const turnSeconds = 8;

/** The board of a hall: last calls, who is on duty, and what the day was like so far. */
export function Board({ hallId, sound }: { hallId: string; sound: 'on' | 'off' }) {
  const { state, heardAt, isLost } = useKeptTopic<BoardState>(`board:${hallId}`);
  const now = useHallNow(5_000);
  const pause = state && boardPause(pausesOf(state), now);
  // In a pause in which nobody calls, nobody is asked for patience either.
  const crowd = pause?.isNow && pause.pause.windows.length === 0 ? null : state?.crowd;
  const { fresh, isBlocked, allow } = useAnnouncements(state?.calls, crowd, sound);
  if (!state) return <Waiting unreachable={isLost} />;
  const onDuty = state.windows.filter((window) => window.state !== 'closed');
  const showsCalls = state.calls.length > 0 && onDuty.length > 0;
  const band = showsCalls && pause ? <PauseNotice {...pause} /> : crowd && <CrowdNotice crowd={crowd} />;
  return (
    <main className="yc-board" data-crowd={band ? true : undefined}>
      <header>
        <h1>{state.hallName}</h1>
        <Clock show="day and time" />
      </header>
      {showsCalls ? (
        <CallList calls={state.calls} fresh={fresh} />
      ) : (
        <NoCalls hallId={hallId} isAnyOnDuty={onDuty.length > 0} pause={pause?.isNow ? pause : undefined} />
      )}
      <Windows windows={onDuty} restUntil={(window) => restOf(window, pausesOf(state), now)?.endsAt} />
      {band}
      <footer>
        {isLost ? (
          <p className="yc-board-lost" aria-live="polite">
            <span aria-hidden="true" />
            连接中断，{heardAt === undefined ? '显示此前的数据' : `显示 ${timeWords(heardAt)} 的数据`}，请同时留意窗口屏和人工叫号
          </p>
        ) : (
          <>
            <Today state={state} />
            {!isBlocked && <Seal hallId={hallId} />}
          </>
        )}
        {isBlocked && (
          <button type="button" onClick={allow}>
            点此开启声音
          </button>
        )}
      </footer>
    </main>
  );
}

/** Before the first call of the day, at a time when no window serves, and after hours. */
function NoCalls({ hallId, isAnyOnDuty, pause }: { hallId: string; isAnyOnDuty: boolean; pause: BoardPause | undefined }) {
  const hours = useHours(hallId);
  const { title, next } = restWords(hours, isAnyOnDuty, pause);
  return (
    <section className="yc-board-empty">
      <p>{title}</p>
      <p>{next}</p>
    </section>
  );
}

function restWords(
  hours: Hours | undefined,
  isAnyOnDuty: boolean,
  pause: BoardPause | undefined,
): { title: string; next: string } {
  if (pause && !(isAnyOnDuty && pause.pause.windows.length > 0))
    return { title: `${timeWords(pause.pause.endsAt)} 继续叫号`, next: `现在是${pauseWord(pause.pause)}时间。${pause.under}` };
  if (isAnyOnDuty) return { title: '还没有叫号', next: '请留意屏幕和语音，叫到您的号再到窗口' };
  if (hours?.isOpen !== false) return { title: '窗口还没有开放', next: '请稍候，开放后按号办理' };
  return { title: '大厅现在未开放', next: hours.opens ? `${hours.opens} 开始办理` : '办公时间请看门口公告' };
}

/** The windows on duty; where there are more than fit, they take turns. */
function Windows({ windows, restUntil }: Pick<WindowGridProps, 'windows' | 'restUntil'>) {
  const pages = Math.max(1, Math.ceil(windows.length / windowsAtOnce));
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages < 2) return;
    const timer = setInterval(() => setTurn((before) => before + 1), turnSeconds * 1000);
    return () => clearInterval(timer);
  }, [pages]);
  const page = turn % pages;
  if (windows.length === 0) return <p className="yc-board-no-windows">窗口未开放</p>;
  const shown = windows.slice(page * windowsAtOnce, (page + 1) * windowsAtOnce);
  return <WindowGrid windows={shown} restUntil={restUntil} page={page} pages={pages} />;
}

/** The newest seal of the record, for whoever wants to write it down. */
function Seal({ hallId }: { hallId: string }) {
  const code = useSeal(hallId);
  if (!code) return null;
  return (
    <p className="yc-board-seal">
      记录封存 <span>{code}</span>
    </p>
  );
}

function Today({ state: { servedToday, waiting, medianWaitMinutes } }: { state: BoardState }) {
  return (
    <dl>
      <div>
        <dt>今天已办</dt>
        <dd>{countWords(servedToday)} 件</dd>
      </div>
      <div>
        <dt>正在等候</dt>
        <dd>{countWords(waiting)} 人</dd>
      </div>
      {medianWaitMinutes !== null && (
        <div>
          <dt>一般等候</dt>
          <dd>{minutesWords(medianWaitMinutes * 60_000)}</dd>
        </div>
      )}
    </dl>
  );
}
