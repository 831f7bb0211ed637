import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import { caseEventTypes, type ExtensionView, type OverdueEntry, type readCase, type UrgeView } from '../../wire-cases.ts';
import { eventActWords } from './case-words.ts';

export type WholeCase = AnswerOf<typeof readCase>;

/** One thing that can be done with a case now. */
export type Act =
  | { do: 'event'; type: (typeof caseEventTypes)[number] }
  | { do: 'request-extension' | 'urge' | 'leave-open' | 'review' | 'consent' }
  | { do: 'approve' | 'decline' | 'file' | 'tell'; extension: ExtensionView }
  | { do: 'answer-urge'; urge: UrgeView }
  | { do: 'claim' | 'judge'; entry: OverdueEntry };

/** What whoever looks may do with the cases of the hall; the server looks again. */
export type Duties = {
  /** Serves at a window of the hall, or leads there. */
  handles: boolean;
  /** Agrees, files, judges, reviews, annuls, and sets refusals aside with a reason. */
  leads: boolean;
  /** Decides on deemed consent. */
  heads: boolean;
};

const isEvent = (name: string): name is (typeof caseEventTypes)[number] => (caseEventTypes as readonly string[]).includes(name);

/** What ends or undoes a case stands behind what brings it on. */
const last: ReadonlySet<string> = new Set(['not-accepted', 'withdrawn', 'terminated', 'annulled']);

/**
 * Everything that can be done, the likeliest first: what waits for a person, then the next step of the case, then what ends it.
 *
 * @param isOnConsentList  whether the case stands on the head's list of deemed consent
 */
export function actsOf(
  { mayNext, extensions, urges, overdue, history, case: line }: WholeCase,
  { handles, leads, heads }: Duties,
  isOnConsentList = false,
): Act[] {
  const reviewed = history.some(({ type }) => type.startsWith('NonAcceptanceFound'));
  const extended = extensions.flatMap((extension): Act[] => {
    if (extension.state === 'waits-for-approval')
      return leads
        ? [
            { do: 'approve', extension },
            { do: 'decline', extension },
          ]
        : [];
    const untold = extension.notice === 'to-be-told' || extension.notice === 'not-told';
    return [
      ...(leads && extension.state === 'waits-for-filing' ? [{ do: 'file' as const, extension }] : []),
      // The days for telling run from the approval, so the applicant can be told before it is filed.
      ...(handles && untold ? [{ do: 'tell' as const, extension }] : []),
    ];
  });
  const ledger = overdue.flatMap((entry): Act[] => {
    if (entry.state === 'claimed') return leads ? [{ do: 'judge', entry }] : [];
    return handles && entry.state === 'standing' ? [{ do: 'claim', entry }] : [];
  });
  const next = mayNext.filter((name) => handles && (name !== 'annulled' || leads));
  const step = (wanted: (name: string) => boolean): Act[] =>
    next.filter(wanted).map((name): Act => (isEvent(name) ? { do: 'event', type: name } : { do: name }));
  return [
    ...(heads && isOnConsentList ? [{ do: 'consent' } as const] : []),
    ...extended,
    ...(handles ? urges.filter(({ answeredOn }) => answeredOn === null).map((urge): Act => ({ do: 'answer-urge', urge })) : []),
    ...step((name) => !last.has(name)),
    ...ledger,
    ...(leads && line.endedBecause === 'not-accepted' && !reviewed ? [{ do: 'review' } as const] : []),
    ...step((name) => last.has(name)),
  ];
}

/** The words of an act's button; they differ where one case has several of a kind. */
export function actWords(act: Act): string {
  switch (act.do) {
    case 'event':
      return eventActWords[act.type];
    case 'request-extension':
    case 'urge':
    case 'leave-open':
      return eventActWords[act.do];
    case 'approve':
      return '登记延期批准';
    case 'decline':
      return '延期未获批准';
    case 'file':
      return '延期备案';
    case 'tell':
      return '登记延期告知';
    case 'answer-urge':
      return act.urge.urge > 1 ? `答复第 ${act.urge.urge} 次催办` : '答复催办';
    case 'claim':
      return `说明原因：${act.entry.title}`;
    case 'judge':
      return `认定原因：${act.entry.title}`;
    case 'review':
      return '复核不予受理';
    case 'consent':
      return '决定“视为同意”';
  }
}

/** Which of the buttons stand out: acts that a person waits for. */
export const isMain = ({ do: what }: Act): boolean => ['approve', 'file', 'tell', 'judge', 'consent'].includes(what);

export const isLast = (act: Act): boolean => act.do === 'event' && last.has(act.type);
