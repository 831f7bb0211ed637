import { useCallback, useEffect, useState } from 'react';
import { hallClock, useHallNow } from '../../platform/ui/hall-time.ts';
import { useCommand } from '../../platform/ui/use-command.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import { isNegative } from '../../systems/evaluation/web/level-words.ts';
import type { Tag } from '../../systems/evaluation/web/MoreWords.tsx';
import { giveEvaluation, type Level, type PadState } from '../../systems/evaluation/wire.ts';
import { useCountdown } from '../../systems/queue/web/countdown.ts';
import type { Device } from '../../systems/queue/web/hall-device.ts';

type Invited = NonNullable<PadState['invited']>;
type Service = Invited['services'][number];
type Draft = { invited: Invited; services: readonly Service[]; level: Level; tags: readonly Tag[]; comment: string };

export type Rating = {
  stage: 'idle' | 'choose' | 'more' | 'thanks' | 'refused';
  /** The ticket that is rated. */
  number: string | undefined;
  /** What the next choice is for: one service, or all that were done at this window. */
  services: readonly Service[];
  /** Which of how many, where the visitor wants to rate each for itself. */
  nth: { of: number; is: number } | undefined;
  /** From now on each service is asked for by itself. */
  rateApart: () => void;
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

type Where = { hallId: Device['hallId']; windowId: NonNullable<Device['windowId']>; invited: Invited | null };

/**
 * Each service is rated once: chosen, perhaps a word added, sent, thanked for. Who had several things done at this window rates them with
 * one touch, or each for itself.
 */
export function useRating({ hallId, windowId, invited }: Where): Rating {
  const [draft, setDraft] = useState<Draft>();
  const [over, setOver] = useState<'thanks' | 'refused'>();
  const [rated, setRated] = useState<ReadonlySet<string>>(new Set());
  const [apart, setApart] = useState<{ number: string; of: number }>();
  const command = useCommand(giveEvaluation);
  const now = useHallNow(1000);

  const open = (invited?.services ?? []).filter(({ invitationId }) => !rated.has(invitationId));
  const isApart = apart !== undefined && apart.number === invited?.number;
  const asked = isApart ? open.slice(0, 1) : open;

  const send = useCallback(async () => {
    if (!draft) return;
    const { level, tags, comment, services } = draft;
    const words = comment.trim();
    const rating = { level, tags: isNegative(level) ? [...tags] : [], ...(words ? { comment: words } : {}) };
    const ratings = services.map(({ invitationId }) => ({ invitationId, ...rating }));
    const answer = await command.send({ params: { hallId, windowId }, body: { ratings } });
    const sent = services.map(({ invitationId }) => invitationId as string);
    setRated((before) => new Set([...before, ...sent]));
    setDraft(undefined);
    // The next of several is asked for at once.
    const isLast = draft.invited.services.every(({ invitationId }) => sent.includes(invitationId) || rated.has(invitationId));
    if (!answer || isLast) setOver(answer ? 'thanks' : 'refused');
  }, [draft, rated, command, hallId, windowId]);

  const stage = over ?? (draft ? 'more' : asked.length > 0 ? 'choose' : 'idle');
  const wantsTime = draft !== undefined && (isNegative(draft.level) || draft.comment !== '');
  const seconds = over ? shownFor[over] : wantsTime ? writing : correctable;
  const own = useCountdown(
    seconds,
    () => (over ? setOver(undefined) : void send()),
    (stage === 'more' && !command.pending) || over !== undefined,
  );

  // What the hall gives: an invitation ends at a time of the hall.
  const until = (draft?.invited ?? invited)?.until;
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
    number: (draft?.invited ?? invited)?.number,
    services: draft?.services ?? asked,
    nth: isApart ? { of: apart.of, is: apart.of - open.length + 1 } : undefined,
    rateApart: () => invited && setApart({ number: invited.number, of: open.length }),
    draft,
    secondsLeft: stage === 'more' ? Math.min(own.left, Math.max(0, given ?? own.left)) : Math.max(0, given ?? 0),
    pending: command.pending,
    retrying: command.retrying,
    problem: command.problem,
    choose: (level) => invited && setDraft({ invited, services: asked, level, tags: [], comment: '' }),
    change: (part) => setDraft((before) => before && { ...before, ...part }),
    back: () => setDraft(undefined),
    send: () => void send(),
  };
}
