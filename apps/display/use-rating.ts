import { useCallback, useEffect, useState } from 'react';
import { hallClock, useHallNow } from '../../platform/ui/hall-time.ts';
import { useCommand } from '../../platform/ui/use-command.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import { isNegative } from '../../systems/evaluation/web/level-words.ts';
import type { Tag } from '../../systems/evaluation/web/MoreWords.tsx';
import { giveEvaluation, type Level, type PadState } from '../../systems/evaluation/wire.ts';
import { useCountdown } from '../../systems/queue/web/countdown.ts';
import type { Device } from '../../systems/queue/web/hall-device.ts';

type Invitation = NonNullable<PadState['invitation']>;
type Draft = { invitation: Invitation; level: Level; tags: readonly Tag[]; comment: string };

export type Rating = {
  stage: 'idle' | 'choose' | 'more' | 'thanks' | 'refused';
  /** The ticket that is rated. */
  number: string | undefined;
  draft: Draft | undefined;
  secondsLeft: number;
  pending: boolean;
  retrying: boolean;
  problem: Problem | undefined;
  choose: (level: Level) => void;
  change: (part: Partial<Pick<Draft, 'tags' | 'comment'>>) => void;
  back: () => void;
  send: () => void;
};

// After a touch a person may still correct a slip of the finger; who ticks reasons or types is given a minute from the last touch.
const correctable = 8;
const writing = 60;
const shownFor = { thanks: 6, refused: 12 };

type Where = { hallId: Device['hallId']; windowId: NonNullable<Device['windowId']>; invitation: Invitation | null };

/** One service is rated once: chosen, perhaps a word added, sent, thanked for. */
export function useRating({ hallId, windowId, invitation }: Where): Rating {
  const [draft, setDraft] = useState<Draft>();
  const [over, setOver] = useState<'thanks' | 'refused'>();
  const [rated, setRated] = useState<string>();
  const command = useCommand(giveEvaluation);
  const now = useHallNow(1000);

  const send = useCallback(async () => {
    if (!draft) return;
    const { level, tags, comment } = draft;
    const { invitationId } = draft.invitation;
    const words = comment.trim();
    const body = { invitationId, level, tags: isNegative(level) ? [...tags] : [], ...(words ? { comment: words } : {}) };
    const answer = await command.send({ params: { hallId, windowId }, body });
    setRated(invitationId);
    setDraft(undefined);
    setOver(answer ? 'thanks' : 'refused');
  }, [draft, command, hallId, windowId]);

  const open = invitation && invitation.invitationId !== rated ? invitation : undefined;
  const stage = over ?? (draft ? 'more' : open ? 'choose' : 'idle');
  const wantsTime = draft !== undefined && (isNegative(draft.level) || draft.comment !== '');
  const seconds = over ? shownFor[over] : wantsTime ? writing : correctable;
  const own = useCountdown(
    seconds,
    () => (over ? setOver(undefined) : void send()),
    (stage === 'more' && !command.pending) || over !== undefined,
  );

  // What the hall gives: an invitation ends at a time of the hall.
  const until = (draft?.invitation ?? open)?.until;
  const given = until === undefined || now === undefined ? undefined : Math.ceil((until - now) / hallClock.rate() / 1000);
  const mustSend = stage === 'more' && !command.pending;
  useEffect(() => {
    const begun = hallClock.now();
    if (!mustSend || until === undefined || begun === undefined) return;
    // A little before the end, so that the choice still arrives in time.
    const timer = setTimeout(() => void send(), Math.max(0, (until - begun) / hallClock.rate() - 2_000));
    return () => clearTimeout(timer);
  }, [mustSend, until, send]);

  return {
    stage: stage === 'choose' && given !== undefined && given <= 0 ? 'idle' : stage,
    number: (draft?.invitation ?? open)?.number,
    draft,
    secondsLeft: stage === 'more' ? Math.min(own.left, Math.max(0, given ?? own.left)) : Math.max(0, given ?? 0),
    pending: command.pending,
    retrying: command.retrying,
    problem: command.problem,
    choose: (level) => open && setDraft({ invitation: open, level, tags: [], comment: '' }),
    change: (part) => setDraft((before) => before && { ...before, ...part }),
    back: () => setDraft(undefined),
    send: () => void send(),
  };
}
