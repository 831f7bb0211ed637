import type { ReactNode } from 'react';
import './desk.css';

export type DeskShellProps = {
  /** The window and who sits there: 3号窗口 · 王芳 · 综合受理. */
  place: ReactNode;
  /** What the window is doing: a badge. */
  state?: ReactNode;
  /** Figures of the queue, the clock, help: on the right of the head. */
  status?: ReactNode;
  /** The visitor in hand and the keys that move the queue. */
  visitor: ReactNode;
  /** The work itself. */
  children: ReactNode;
  /** Who is waiting. */
  queue: ReactNode;
  /** Over the whole width, between head and work: closing time, a notice. Its room is reserved only while it is there. */
  notice?: ReactNode;
};

/** The three columns of a desk at 1366×768: the visitor, the work, the queue. Each scrolls on its own; the keys stay in sight. */
export function DeskShell({ place, state, status, visitor, children, queue, notice }: DeskShellProps) {
  return (
    <div className="yc-desk">
      <header className="yc-desk-head">
        <h1 className="yc-desk-place">{place}</h1>
        {state}
        <div className="yc-desk-status">{status}</div>
      </header>
      {notice && <div className="yc-desk-notice">{notice}</div>}
      <div className="yc-desk-columns">
        <section className="yc-desk-visitor" aria-label="正在服务">
          {visitor}
        </section>
        <main className="yc-desk-work">{children}</main>
        <aside className="yc-desk-queue" aria-label="等候队列">
          {queue}
        </aside>
      </div>
    </div>
  );
}
