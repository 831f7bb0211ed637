import { useCallback, useEffect, useState } from 'react';
import { NoPermission } from '../../platform/ui/states.tsx';
import { ChooseWindow } from './ChooseWindow.tsx';
import { Desk } from './Desk.tsx';
import { pathOf, placeOf, rememberPlace, serving, type Place } from './my-windows.ts';
import { SignOut } from './SignOut.tsx';
import type { PersonSession } from './SignedIn.tsx';

/** Without a window in the address one is chosen; with one, its desk stands there. */
export function WindowApp({ session }: { session: PersonSession }) {
  const [place, setPlace] = useState(() => placeOf(location.pathname));
  useEffect(() => {
    const moved = () => setPlace(placeOf(location.pathname));
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  useEffect(() => {
    if (place) rememberPlace(place);
  }, [place]);
  const go = useCallback((to: Place | undefined) => {
    history.pushState(null, '', to ? pathOf(to) : '/window');
    setPlace(to);
  }, []);
  const leave = useCallback(() => go(undefined), [go]);

  if (!session.grants.some(({ action }) => action === serving)) {
    return (
      <main className="win-page">
        <h1 className="yc-hidden">窗口</h1>
        <NoPermission needs="窗口办理" />
        <p className="win-page-action">
          <SignOut />
        </p>
      </main>
    );
  }
  return place ? (
    <Desk key={pathOf(place)} place={place} session={session} onLeave={leave} />
  ) : (
    <ChooseWindow session={session} onChosen={go} />
  );
}
