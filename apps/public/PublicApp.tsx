import { lazy, Suspense, useEffect } from 'react';
import { Empty, Skeleton } from '../../platform/ui/states.tsx';
import { pageOf, usePath, type Page } from './address.ts';
import { Frame } from './Frame.tsx';
import { GuidePage } from './GuidePage.tsx';
import { Link } from './Link.tsx';
import { StartPage } from './StartPage.tsx';
import { TicketPage } from './TicketPage.tsx';

// Few come to calculate a date; whoever looks for a number on a slow network need not wait for it.
const CalculatorPage = lazy(() => import('./CalculatorPage.tsx'));

const titles: Record<Page['name'], string> = {
  start: '政务服务大厅',
  calculator: '办理时限计算',
  ticket: '我的号',
  matter: '办事指南',
  lost: '没有这个页面',
};

/** `/public`: what everybody may ask the hall, from a phone and without signing in. */
export function PublicApp() {
  const path = usePath();
  const page = pageOf(path);
  const title = titles[page.name];
  useEffect(() => {
    document.title = page.name === 'start' ? '政务服务大厅 · 一窗' : `${title} · 政务服务大厅`;
  }, [page.name, title]);
  return (
    <Frame title={title} isStart={page.name === 'start'}>
      {page.name === 'start' && <StartPage />}
      {page.name === 'ticket' && <TicketPage key={page.followCode} followCode={page.followCode} />}
      {page.name === 'matter' && <GuidePage key={path} hallId={page.hallId} code={page.code} />}
      {page.name === 'calculator' && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <CalculatorPage />
        </Suspense>
      )}
      {page.name === 'lost' && (
        <Empty title="没有这个页面" next="网址可能不完整。请重新扫码，或从首页查找。">
          <Link to="/public" className="yc-button yc-button-main">
            回到首页
          </Link>
        </Empty>
      )}
    </Frame>
  );
}
