import type { ReactNode } from 'react';
import { ElderMode } from '../../platform/ui/ElderMode.tsx';
import { Link } from './Link.tsx';

/** What stands around every public page: where one is, the way back, and large print. */
export function Frame({ title, isStart, children }: { title: string; isStart: boolean; children: ReactNode }) {
  return (
    <>
      <header className="pub-head">
        <div className="pub-head-in">
          {!isStart && (
            <Link to="/public" className="pub-back">
              ‹ 首页
            </Link>
          )}
          <h1>{title}</h1>
          <ElderMode />
        </div>
      </header>
      <main className="pub-main">{children}</main>
    </>
  );
}
