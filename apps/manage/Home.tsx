import { Navigate } from '@tanstack/react-router';
import { Empty } from '../../platform/ui/states.tsx';
import { pageList } from './pages.ts';
import { useStanding } from './session.ts';

/** The first page that is open to the person. */
export function Home() {
  const standing = useStanding();
  const first = pageList.find((page) => page.isOpen(standing));
  if (!first) return <Empty title="您的岗位暂时没有可用的页面" next="请联系安全管理员或管理机构。" />;
  return <Navigate to={`/${standing.hall.hallId}/${first.path}` as never} replace />;
}
