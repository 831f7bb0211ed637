import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import { readSetUp, setUp } from '../../platform/wire/set-up.ts';
import { call } from '../../platform/ui/client.ts';
import { problemFrom } from '../../platform/ui/problem-error.ts';
import { Empty, ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { Done } from './Done.tsx';
import { SetUpForm } from './SetUpForm.tsx';
import './setup.css';

type Standing = { state: 'asking' } | { state: 'failed'; problem: Problem } | ({ state: 'told' } & AnswerOf<typeof readSetUp>);

/** The first page of a new house: its hall, its documents, its windows, its administrator. Once done, it only leads to the sign-in. */
export function SetUpPage() {
  const [standing, setStanding] = useState<Standing>({ state: 'asking' });
  const [done, setDone] = useState<AnswerOf<typeof setUp>>();
  useEffect(() => ask(setStanding), []);
  const askAgain = () => {
    setStanding({ state: 'asking' });
    ask(setStanding);
  };

  return (
    <>
      <header className="setup-head">
        <p className="setup-product">一窗 · 政务服务大厅</p>
      </header>
      <main className="setup">
        <h1>初次设置</h1>
        {done && <Done done={done} />}
        {!done && standing.state === 'asking' && <Skeleton lines={8} />}
        {!done && standing.state === 'failed' && <ProblemNote problem={standing.problem} onRetry={askAgain} />}
        {!done && standing.state === 'told' && !standing.open && (
          <Empty title="本系统已完成初次设置" next="初次设置只能进行一次。请登录后在“大厅管理”中继续调整。">
            <a className="yc-button yc-button-main" href="/sign-in">
              去登录
            </a>
          </Empty>
        )}
        {!done && standing.state === 'told' && standing.open && (
          <SetUpForm begun={standing.begun} documents={standing.documents} onDone={setDone} />
        )}
      </main>
    </>
  );
}

function ask(tell: (standing: Standing) => void): void {
  call(readSetUp).then(
    (answer) => tell({ state: 'told', ...answer }),
    (error: unknown) => tell({ state: 'failed', problem: problemFrom(error) }),
  );
}
