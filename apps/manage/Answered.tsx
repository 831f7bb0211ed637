import type { ReactNode } from 'react';
import type { AnswerOf, Contract } from '../../platform/wire/contract.ts';
import { ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import type { Asked } from './use-ask.ts';

/** Shows an answer when it is there; until then its room, and instead of it what went wrong. */
export function Answered<C extends Contract>({
  asked,
  children,
}: {
  asked: Asked<C>;
  children: (answer: AnswerOf<C>) => ReactNode;
}) {
  if (asked.answer !== undefined) return <>{children(asked.answer)}</>;
  if (asked.problem) return <ProblemNote problem={asked.problem} onRetry={asked.again} />;
  return <Skeleton lines={8} />;
}
