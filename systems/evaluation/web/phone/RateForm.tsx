import { Fragment, useState } from 'react';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { ProblemNote } from '../../../../platform/ui/states.tsx';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { Problem } from '../../../../platform/wire/problem.ts';
import type { Level, RatingSent, servicesOfTicket } from '../../wire.ts';
import { isNegative, levelWords } from '../level-words.ts';
import { RateService, type Choice } from './RateService.tsx';

type Services = AnswerOf<typeof servicesOfTicket>['services'];

export type RateFormProps = {
  /** Those that are not rated yet. */
  services: Services;
  pending: boolean;
  problem: Problem | undefined;
  onSend: (ratings: RatingSent[]) => void;
};

/** One page for everything that was done: a touch on a face for each service, whichever of them, and then one button. */
export function RateForm({ services, pending, problem, onSend }: RateFormProps) {
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const chosen = services.flatMap(({ invitationId }) => {
    const choice = choices[invitationId];
    return choice ? [{ invitationId, ...choice }] : [];
  });
  const [first] = chosen;
  const open = services.filter(({ invitationId }) => !choices[invitationId]);
  // Reasons and words belong to the one they were written for.
  const sameFor = (level: Level) =>
    setChoices((before) => ({
      ...before,
      ...Object.fromEntries(open.map(({ invitationId }) => [invitationId, { level, tags: [], comment: '' }])),
    }));
  const send = () =>
    onSend(
      chosen.map(({ invitationId, level, tags, comment }) => ({
        invitationId,
        level,
        tags: isNegative(level) ? [...tags] : [],
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      })),
    );
  return (
    <div className="yc-rate">
      {services.map((service, nth) => (
        <Fragment key={service.invitationId}>
          <RateService
            service={service}
            nth={services.length > 1 ? nth + 1 : undefined}
            choice={choices[service.invitationId]}
            onChoice={(choice) => setChoices((before) => ({ ...before, [service.invitationId]: choice }))}
          />
          {first?.invitationId === service.invitationId && open.length > 0 && (
            <KeyButton onPress={() => sameFor(first.level)}>{`其余 ${open.length} 件也选“${levelWords[first.level]}”`}</KeyButton>
          )}
        </Fragment>
      ))}
      {problem && <ProblemNote problem={problem} />}
      <KeyButton
        tone="main"
        wide
        pending={pending}
        onPress={send}
        unavailable={chosen.length === 0 ? '请先点一个笑脸' : undefined}
      >
        {services.length > 1 && chosen.length > 0 ? `提交 ${chosen.length} 件的评价` : '提交评价'}
      </KeyButton>
    </div>
  );
}
