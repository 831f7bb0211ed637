import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { IdleWarning } from '../../platform/sign-in/web/IdleWarning.tsx';
import { me, signOut } from '../../platform/sign-in/wire.ts';
import { hallTime } from '../../platform/wire/house.ts';
import { call, onSignedOut } from '../../platform/ui/client.ts';
import { Clock } from '../../platform/ui/Clock.tsx';
import { pageDrafts } from '../../platform/ui/drafts.ts';
import { StaffShell } from '../../platform/ui/staff.tsx';
import { Empty, ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { listHalls } from '../../registers/places/wire.ts';
import { HallChoice } from './HallChoice.tsx';
import { lastHall, rememberHall } from './last-hall.ts';
import { pageList } from './pages.ts';
import { mayAt, StandingContext, type Standing } from './session.ts';
import { useAsk } from './use-ask.ts';

/** The head of every page: where one is, who one is, what time it is at the hall. Behind it nothing shows before the sign-in. */
export function Frame() {
  // The router speaks of addresses inside the app.
  const pathname = `/manage${useLocation().pathname.replace(/^\/manage(?=\/|$)/, '')}`;
  const who = useAsk(me, {}, { every: 60_000 });
  const halls = useAsk(listHalls, { query: {} });
  const time = useAsk(hallTime, {}, { every: 60_000 });
  useLinks();
  // Whatever call finds the sign-in gone, the page asks at once who is there.
  const { again } = who;
  useEffect(() => onSignedOut(again), [again]);

  const session = who.answer?.session ?? undefined;
  const person = session?.person;
  const all = halls.answer;
  const own = useMemo(() => {
    if (!session || !all) return [];
    return all.filter(({ hallId }) =>
      session.grants.some(({ scope }) => scope.kind === 'jurisdiction' || scope.hallId === hallId),
    );
  }, [session, all]);
  const named =
    own.find(({ hallId }) => hallId === hallIn(pathname)) ?? own.find(({ hallId }) => hallId === lastHall()) ?? own[0];
  const hallId = named?.hallId;
  useEffect(() => {
    if (hallId) rememberHall(hallId);
  }, [hallId]);
  const standing = useMemo<Standing | undefined>(
    () =>
      session && named
        ? { session, hall: named, halls: own, may: (action, at) => mayAt(session, named.hallId, action, at) }
        : undefined,
    [session, named, own],
  );

  const leave = () => {
    pageDrafts.dropAll();
    const goToSignIn = () => location.assign(signInPath());
    call(signOut).then(goToSignIn, goToSignIn);
  };
  const problem = who.problem ?? halls.problem;
  const places = standing ? pageList.filter((page) => page.isOpen(standing)) : [];
  const shown = person && !session?.mustChangePassword ? person : undefined;
  return (
    <StaffShell
      title="大厅管理"
      person={shown && { id: shown.personId, name: shown.name, position: shown.positions[0]?.title ?? '未安排岗位' }}
      signIn={<NotSignedIn isAsking={!who.answer && !who.problem} mustChange={session?.mustChangePassword ?? false} />}
      onSignOut={leave}
      places={places.map(({ path, label }) => {
        const href = `/manage/${named!.hallId}/${path}`;
        return { href, label, current: pathname.startsWith(href) };
      })}
      where={standing && <HallChoice standing={standing} />}
      when={time.answer && <Clock at={time.answer.at} rate={time.answer.rate} show="day and time" />}
    >
      <IdleWarning />
      {problem && <ProblemNote problem={problem} onRetry={() => (who.again(), halls.again())} />}
      {!problem && !standing && !all && <Skeleton lines={6} />}
      {!problem && !standing && all && <NoHall isThereAny={all.length > 0} />}
      {standing && (
        <StandingContext.Provider value={standing}>
          <Outlet />
        </StandingContext.Provider>
      )}
    </StaffShell>
  );
}

const hallIn = (pathname: string): string | undefined => /^\/manage\/([0-9a-f-]{36})/.exec(pathname)?.[1];
const signInPath = () => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;

function NotSignedIn({ isAsking, mustChange }: { isAsking: boolean; mustChange: boolean }) {
  if (isAsking) return <Skeleton lines={6} />;
  return (
    <Empty
      title={mustChange ? '请先修改初始密码' : '请先登录'}
      next={mustChange ? '首次登录须设置自己的密码，之后即可进入。' : '登录后会回到本页；已填写的内容会保留。'}
    >
      <a className="yc-button yc-button-main" href={signInPath()}>
        {mustChange ? '去修改密码' : '去登录'}
      </a>
    </Empty>
  );
}

function NoHall({ isThereAny }: { isThereAny: boolean }) {
  return isThereAny ? (
    <Empty title="您还没有可以管理的大厅" next="请联系安全管理员或管理机构为您安排岗位。" />
  ) : (
    <Empty title="还没有建立大厅" next="请先完成初次设置。">
      <a className="yc-button yc-button-main" href="/setup">
        去初次设置
      </a>
    </Empty>
  );
}

/** Plain links of pages and pieces lead inside the app without loading it anew. */
function useLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !isPlain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
      const to = new URL(link.href, location.href);
      if (to.origin !== location.origin || !/^\/manage(\/|$)/.test(to.pathname)) return;
      if (to.hash && to.pathname === location.pathname) return;
      event.preventDefault();
      router.history.push(to.pathname + to.search + to.hash);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);
}
