import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { pageDrafts } from './drafts.ts';
import { Skeleton } from './states.tsx';
import './staff.css';

/** Who is signed in, as the head of a staff page shows it. */
export type StaffPerson = { id: string; name: string; position: string };

/** A place in the navigation of a staff app. */
export type StaffPlace = { href: string; label: string; current: boolean };

export type StaffShellProps = {
  /** What the app is for: 大厅管理. */
  title: string;
  /** Undefined while nobody is signed in. */
  person: StaffPerson | undefined;
  /** What stands there instead of the page while nobody is signed in. */
  signIn: ReactNode;
  onSignOut: () => void;
  places?: readonly StaffPlace[];
  /** On the right of the head: the hall, and the clock. */
  where?: ReactNode;
  when?: ReactNode;
  children: ReactNode;
};

// The component library is a third of the first load; the sign-in and the head of the page do not wait for it.
const StaffTheme = lazy(() => import('./StaffTheme.tsx'));

/** The frame of the staff apps: dark head, navigation, and the page inside the theme of the component library. */
export function StaffShell({ title, person, signIn, onSignOut, places = [], where, when, children }: StaffShellProps) {
  const owner = person?.id;
  useEffect(() => {
    if (owner !== undefined) pageDrafts.belongTo(owner);
  }, [owner]);
  return (
    <div className="yc-staff">
      <a className="yc-staff-skip" href="#work">
        跳到正文
      </a>
      <header className="yc-staff-head">
        <h1>{title}</h1>
        {person && places.length > 0 && (
          <nav aria-label="主导航">
            {places.map(({ href, label, current }) => (
              <a key={href} href={href} aria-current={current ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </nav>
        )}
        <div className="yc-staff-status">
          {where && <div className="yc-staff-where">{where}</div>}
          {when && <div className="yc-staff-when">{when}</div>}
          {person && (
            <>
              <span className="yc-staff-who">
                {person.name} · {person.position}
              </span>
              <button type="button" onClick={onSignOut}>
                退出
              </button>
            </>
          )}
        </div>
      </header>
      <main id="work" className="yc-staff-work" tabIndex={-1}>
        {person ? (
          <Suspense fallback={<Skeleton lines={6} />}>
            <StaffTheme>{children}</StaffTheme>
          </Suspense>
        ) : (
          signIn
        )}
      </main>
    </div>
  );
}
