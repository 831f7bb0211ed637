import type { ReactNode } from 'react';
import type { HallId, MatterCode } from '../../../kernel/ids.ts';
import { ProblemNote, Skeleton } from '../../../platform/ui/states.tsx';
import { readGuide } from '../../../registers/catalogue/wire.ts';
import { promisedLimit } from '../../../systems/time-limit/web/promise/promise-words.ts';
import { useAsk } from '../use-ask.ts';
import { MatterCard } from './MatterCard.tsx';

type MatterGuideProps = {
  hallId: HallId;
  code: MatterCode;
  isOwn?: boolean;
  /** What can be done with a matter that this hall serves. */
  action?: ReactNode;
  onBack?: () => void;
};

/** The guide of a matter, asked of the catalogue. */
export function MatterGuide({ hallId, code, isOwn = true, action, onBack }: MatterGuideProps) {
  const { answer, problem, again } = useAsk(readGuide, { params: { hallId, code } });
  const promise = useAsk(promisedLimit, { params: { hallId, matterCode: code } });
  if (problem) return <ProblemNote problem={problem} onRetry={again} />;
  if (!answer) return <Skeleton lines={8} />;
  return (
    <MatterCard
      guide={answer}
      promise={promise.answer}
      isOwn={isOwn}
      action={answer.isServedHere ? action : undefined}
      {...(onBack ? { onBack } : {})}
    />
  );
}
