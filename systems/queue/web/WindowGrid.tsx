import { timeWords } from '../../../platform/ui/words.ts';
import type { BoardState } from '../wire.ts';
import './board.css';

type Window = BoardState['windows'][number];

export type WindowGridProps = {
  windows: readonly Window[];
  /** The end of the pause in which a window rests now. */
  restUntil: (window: Window) => number | undefined;
  page: number;
  pages: number;
};

/** Who is really on duty: each window that is open or paused, and the number it serves. One that rests and serves nobody says so. */
export function WindowGrid({ windows, restUntil, page, pages }: WindowGridProps) {
  return (
    <section className="yc-windows" aria-label="窗口办理情况">
      <h2>
        正在服务的窗口
        {pages > 1 && (
          <span>
            {page + 1} / {pages}
          </span>
        )}
      </h2>
      <ul>
        {windows.map((window) => {
          const until = window.serving === null ? restUntil(window) : undefined;
          return (
            <li key={window.windowId} data-state={until === undefined ? window.state : 'paused'}>
              <b>{window.number}</b>
              <span className="yc-windows-what">
                <span className="yc-windows-number">{until === undefined ? whatNow(window) : '休息'}</span>
                <span className="yc-windows-group">{until === undefined ? underneath(window) : `${timeWords(until)} 恢复`}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const whatNow = (window: Window): string => (window.state === 'paused' ? '暂停服务' : (window.serving ?? '等候叫号'));

const underneath = (window: Window): string =>
  window.state === 'paused' && window.pausedUntil !== null
    ? `${timeWords(window.pausedUntil)} 恢复`
    : window.groupNames.join(' · ');
