import { useEffect, useRef, useState } from 'react';
import { me, type Me } from '../../platform/sign-in/wire.ts';
import { call } from '../../platform/ui/client.ts';
import { problemFrom } from '../../platform/ui/problem-error.ts';
import { ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import type { Problem } from '../../platform/wire/problem.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import { homeOf, ownAddress } from './next-address.ts';
import './sign-in.css';

type Standing = { state: 'asking' } | { state: 'failed'; problem: Problem } | { state: 'told'; session: Me['session'] };

/** Signs a person in, has an initial password changed, and goes back to where the person came from. */
export function SignInPage() {
  const [standing, setStanding] = useState<Standing>({ state: 'asking' });
  const [present, setPresent] = useState<string>();
  const title = useRef<HTMLHeadingElement>(null);
  const session = standing.state === 'told' ? standing.session : null;
  const isIn = session?.person !== undefined;
  const mustChange = isIn && session.mustChangePassword;

  useEffect(() => ask(setStanding), []);
  useEffect(() => {
    if (session && isIn && !mustChange) location.replace(nextOf(session.grants));
  }, [session, isIn, mustChange]);
  useEffect(() => {
    if (mustChange) title.current?.focus();
  }, [mustChange]);

  return (
    <>
      <header className="sign-in-head">
        <p>一窗 · 政务服务大厅</p>
      </header>
      <main className="sign-in">
        <h1 ref={title} tabIndex={-1}>
          {mustChange ? '设置新密码' : '登录'}
        </h1>
        {standing.state === 'failed' && <ProblemNote problem={standing.problem} onRetry={() => ask(setStanding)} />}
        {(standing.state === 'asking' || (isIn && !mustChange)) && <Skeleton lines={4} />}
        {standing.state === 'told' && !isIn && (
          <SignInForm
            onDone={({ password }) => {
              setPresent(password);
              ask(setStanding);
            }}
          />
        )}
        {mustChange && <NewPasswordForm present={present} onDone={() => ask(setStanding)} />}
      </main>
    </>
  );
}

const nextOf = (grants: readonly { action: string }[]): string =>
  ownAddress(new URLSearchParams(location.search).get('next'), location.origin) ?? homeOf(grants);

function ask(tell: (standing: Standing) => void): void {
  call(me).then(
    ({ session }) => tell({ state: 'told', session }),
    (error: unknown) => tell({ state: 'failed', problem: problemFrom(error) }),
  );
}
