import { useEffect, type ReactNode } from 'react';
import { onSignedOut } from '../../platform/ui/client.ts';
import { pageDrafts } from '../../platform/ui/drafts.ts';
import { ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { IdleWarning } from '../../platform/sign-in/web/IdleWarning.tsx';
import { me, type SignedIn as Session } from '../../platform/sign-in/wire.ts';
import { useAsk } from './use-ask.ts';

/** A person's session: `person` is there. */
export type PersonSession = Session & { person: NonNullable<Session['person']> };

const goToSignIn = () => location.replace(`/sign-in?next=${encodeURIComponent(location.pathname)}`);

/** The page behind a sign-in: without one, and when it runs out, the way leads to `/sign-in` and back here. */
export function SignedIn({ children }: { children: (session: PersonSession) => ReactNode }) {
  const { answer, problem, again } = useAsk(me, {});
  const session = answer?.session ?? undefined;
  const person = session?.person;
  const mustGo = answer !== undefined && (person === undefined || session?.mustChangePassword === true);
  useEffect(() => onSignedOut(goToSignIn), []);
  useEffect(() => {
    if (mustGo) goToSignIn();
  }, [mustGo]);
  useEffect(() => {
    if (person) pageDrafts.belongTo(person.personId);
  }, [person]);

  if (session && person && !mustGo)
    return (
      <>
        {children({ ...session, person })}
        <IdleWarning />
      </>
    );
  return (
    <main className="win-page">
      <h1 className="yc-hidden">窗口</h1>
      {problem ? <ProblemNote problem={problem} onRetry={again} /> : <Skeleton lines={4} />}
    </main>
  );
}
