import { timeWords } from '../../../platform/ui/words.ts';
import type { BoardState } from '../wire.ts';
import './board.css';

type Window = BoardState['windows'][number];

/** Who is really on duty: each window that is open or paused, and the number it serves. */
export function WindowGrid({ windows, page, pages }: { windows: readonly Window[]; page: number; pages: number }) {
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
        {windows.map((window) => (
          <li key={window.windowId} data-state={window.state}>
            <b>{window.number}</b>
            <span className="yc-windows-what">
              <span className="yc-windows-number">{whatNow(window)}</span>
              <span className="yc-windows-group">{underneath(window)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const whatNow = (window: Window): string => (window.state === 'paused' ? '暂停服务' : (window.serving ?? '等候叫号'));

const underneath = (window: Window): string =>
  window.state === 'paused' && window.pausedUntil !== null
    ? `${timeWords(window.pausedUntil)} 恢复`
    : window.groupNames.join(' · ');
