import { useEffect, useRef, useState } from 'react';
import type { Day } from '../../kernel/day.ts';
import type { HallId } from '../../kernel/ids.ts';
import { call } from '../../platform/ui/client.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { problemFrom } from '../../platform/ui/problem-error.ts';
import { ProblemNote } from '../../platform/ui/states.tsx';
import { dayWords } from '../../platform/ui/words.ts';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import { findLeftOver, type LeftOverClaim } from '../../systems/queue/wire.ts';
import { claimTyped } from './claim-typed.ts';
import { LetterKeys } from './LetterKeys.tsx';
import type { PendingTicket } from './pending-ticket.ts';
import '../../platform/ui/field.css';
import './search.css';
import './left-over.css';

type Right = NonNullable<AnswerOf<typeof findLeftOver>['right']>;
type Found = { claim: LeftOverClaim; right: Right | null };

export type LeftOverScreenProps = {
  hallId: HallId;
  /** The days of which somebody may come back, the latest first. */
  days: readonly Day[];
  problem: Problem | undefined;
  onTake: (body: PendingTicket['body']) => void;
  onBack: () => void;
};

/** Somebody who could not be served the last time says number and day, or holds the paper under the scanner, and is served first. */
export function LeftOverScreen({ hallId, days, problem, onTake, onBack }: LeftOverScreenProps) {
  const [chosen, setChosen] = useState<Day>();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found>();
  const [lost, setLost] = useState<Problem>();
  const field = useRef<HTMLInputElement>(null);
  const on = chosen ?? days[0];
  const claim = claimTyped(typed, on);
  const asked = JSON.stringify(claim ?? null);
  // The scanner writes like a keyboard, into the field that has the focus.
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const wanted = JSON.parse(asked) as LeftOverClaim | null;
    if (!wanted) return undefined;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      call(findLeftOver, { params: { hallId }, query: wanted, signal: gone.signal }).then(
        ({ right }) => {
          setLost(undefined);
          setFound({ claim: wanted, right });
        },
        (error: unknown) => gone.signal.aborted || setLost(problemFrom(error)),
      );
    }, 300);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [asked, hallId]);
  const now = claim && found && JSON.stringify(found.claim) === asked ? found : undefined;
  const isGood = now?.right?.state === 'good';
  const type = (text: string) => setTyped((before) => (before + text).slice(0, 7));
  return (
    <>
      <div className="kiosk-eye">
        <p className="kiosk-crumb">上次没办完</p>
        <h1>请输入上次的号码</h1>
        <p>号码印在原来的号票上，如 A012；也可以把号票或凭证上的二维码对准扫码口。</p>
        <output className="kiosk-left-over-said">{now && <Said right={now.right} />}</output>
      </div>
      <div className="kiosk-hands">
        {(problem ?? lost) && <ProblemNote problem={(problem ?? lost)!} />}
        <fieldset className="kiosk-days">
          <legend>上次是哪一天</legend>
          {days.map((day) => (
            <button key={day} type="button" aria-pressed={day === on} onClick={() => setChosen(day)}>
              {dayWords(day)}
            </button>
          ))}
        </fieldset>
        <label className="kiosk-typed">
          <span className="yc-hidden">上次的号码</span>
          <input
            ref={field}
            className="yc-input"
            value={typed}
            maxLength={300}
            autoComplete="off"
            placeholder="点下面的字母和数字"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <section className="kiosk-letters kiosk-digits" aria-label="数字键盘">
          {'1234567890'.split('').map((digit) => (
            <button key={digit} type="button" onClick={() => type(digit)}>
              {digit}
            </button>
          ))}
        </section>
        <LetterKeys onLetter={type} onDelete={() => setTyped((before) => before.slice(0, -1))} />
        <div className="kiosk-bar kiosk-bar-main">
          <KeyButton onPress={onBack}>返回</KeyButton>
          <KeyButton
            tone="main"
            unavailable={isGood ? undefined : '请先输入上次的号码和日期'}
            onPress={() => claim && onTake({ leftOver: claim })}
          >
            优先取号
          </KeyButton>
        </div>
      </div>
    </>
  );
}

function Said({ right }: { right: Right | null }) {
  if (!right) return <>没有查到这个号。请核对号码和日期，或请导办员帮忙。</>;
  if (right.state === 'used') return <>{right.number} 号的优先已经用过，请返回后按普通号取号。</>;
  if (right.state === 'run-out') return <>{right.number} 号的优先已过期，请返回后按普通号取号，或请导办员帮忙。</>;
  return (
    <>
      查到了：{right.number}，{[right.groupName, right.matterName].filter(Boolean).join(' · ')}
      {right.further > 0 && ` 等 ${right.further + 1} 件`}。可以优先办理一次。
    </>
  );
}
