import type { ReactNode } from 'react';
import type { HallId, MatterCode } from '../../kernel/ids.ts';
import { PromiseHistory } from '../../systems/time-limit/web/promise/PromiseHistory.tsx';
import { promisedLimit } from '../../systems/time-limit/web/promise/promise-words.ts';
import { useAsk } from './use-ask.ts';

/**
 * What stands under the promised limit of a guide: from which day it holds, what it was before and what it will be.
 *
 * @clause dafan.time-limit.11.6b       the promise is public and its changes are dated
 * @clause xuchang.time-limit.5.3.3.2b  the former values are listed in its history
 */
export default function PromiseRecord({ hallId, code, instead }: { hallId: HallId; code: MatterCode; instead: ReactNode }) {
  const { answer, problem } = useAsk(promisedLimit, { params: { hallId, matterCode: code } });
  if (answer) return <PromiseHistory promise={answer} />;
  // The limit itself stands in the guide; only its history is missing, and what passes is asked for again by itself.
  return problem ? instead : <small>{'\u00A0'}</small>;
}
