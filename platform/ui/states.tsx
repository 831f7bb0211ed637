import { useEffect, useState, type ReactNode } from 'react';
import type { Problem } from '../wire/problem.ts';
import { KeyButton } from './KeyButton.tsx';
import type { Connection } from './live.ts';
import { Why } from './Why.tsx';
import { timeWords } from './words.ts';
import './states.css';

/** Nothing is there: says so, and what to do about it. */
export function Empty({ title, next, children }: { title: string; next?: ReactNode; children?: ReactNode }) {
  return (
    <div className="yc-state">
      <p className="yc-state-title">{title}</p>
      {next && <p className="yc-state-next">{next}</p>}
      {children && <div className="yc-state-actions">{children}</div>}
    </div>
  );
}

/** Milliseconds for which room that fills is enough to see; then a person is told in words. */
const enough = 2_500;

/** Room for what is being loaded, in the shape it will have; shown only when it takes noticeable time, and with a sentence when it takes long. */
export function Skeleton({ lines = 3, title = '正在加载' }: { lines?: number; title?: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), enough);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className="yc-skeleton">
      {isLong ? (
        <span className="yc-skeleton-words">服务器还没有答复，正在自动重试，请稍候，不用刷新。</span>
      ) : (
        <span className="yc-hidden">{title}</span>
      )}
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="yc-skeleton-line" aria-hidden="true" />
      ))}
    </output>
  );
}

export type ProblemNoteProps = {
  problem: Problem;
  onRetry?: () => void;
  onClose?: () => void;
  /** Offered on a refusal that a person may set aside by giving a reason. */
  onWaive?: (code: string) => void;
};

/** What failed, why (every refusal with its `依据`), and what to do now. */
export function ProblemNote({ problem, onRetry, onClose, onWaive }: ProblemNoteProps) {
  return (
    <section className="yc-problem" role="alert">
      <p className="yc-problem-title">
        {problem.title}
        {/* One reason that is the title itself is not said twice. */}
        <Why clauses={problem.refusals.find(({ message }) => message === problem.title)?.clauses ?? []} about={problem.title} />
      </p>
      {problem.refusals.length > 0 && (
        <ol className={problem.refusals.length === 1 ? 'yc-problem-single' : undefined}>
          {problem.refusals.map(({ code, message, next, clauses, waivableBy, path }) => (
            <li key={`${code} ${path?.join('.') ?? ''}`}>
              {message !== problem.title && (
                <span className="yc-problem-message">
                  {message}
                  <Why clauses={clauses} about={message} />
                </span>
              )}
              <span className="yc-problem-next">{next}</span>
              {waivableBy && onWaive && (
                <KeyButton tone="quiet" onPress={() => onWaive(code)}>
                  说明理由后继续
                </KeyButton>
              )}
            </li>
          ))}
        </ol>
      )}
      {problem.detail && problem.refusals.every(({ next }) => next !== problem.detail) && (
        <p className="yc-problem-next">{problem.detail}</p>
      )}
      {(onRetry || onClose) && (
        <p className="yc-problem-actions">
          {onRetry && <KeyButton onPress={onRetry}>重试</KeyButton>}
          {onClose && (
            <KeyButton tone="quiet" onPress={onClose}>
              知道了
            </KeyButton>
          )}
        </p>
      )}
      {/* A refusal belongs to the work: nothing is broken, and there is nothing to report. */}
      {problem.trace && problem.refusals.length === 0 && <p className="yc-problem-trace">报修编号 {problem.trace}</p>}
    </section>
  );
}

/** Says that what is on the screen is old, how old, and why. It lies over the page, so nothing moves. */
export function StaleBanner({ connection, lastHeard }: { connection: Connection; lastHeard: number | undefined }) {
  const words = staleWords(connection, lastHeard);
  return (
    <output className="yc-stale">
      {words && (
        <span className="yc-stale-words">
          <span className="yc-stale-mark" aria-hidden="true" />
          {words}
        </span>
      )}
    </output>
  );
}

function staleWords(connection: Connection, lastHeard: number | undefined): string | undefined {
  const shown = lastHeard === undefined ? '' : `，显示 ${timeWords(lastHeard)} 的数据`;
  switch (connection) {
    case 'lost':
      return lastHeard === undefined ? '尚未连上服务器，正在自动重连' : `连接中断${shown}，正在自动重连`;
    case 'signed-out':
      return `登录已结束${shown}，请重新登录`;
    case 'denied':
      return `您的岗位已不能查看这里的实时内容${shown}，岗位有变动的请刷新页面`;
    case 'connecting':
    case 'live':
      return undefined;
  }
}

/** The page is not for this person: says which permission it needs and who can give it. */
export function NoPermission({ needs, ask = '大厅管理员' }: { needs: string; ask?: string }) {
  return (
    <Empty
      title="您的岗位没有打开这个页面的权限"
      next={`本页需要“${needs}”权限。确因工作需要的，请联系${ask}开通，或由有权限的同事代办。`}
    />
  );
}
