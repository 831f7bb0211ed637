import { useState } from 'react';
import { monthDay } from '../../platform/ui/words.ts';
import { useCommand } from '../../platform/ui/use-command.ts';
import { serviceWords } from '../../systems/evaluation/web/level-words.ts';
import { RateForm } from '../../systems/evaluation/web/phone/RateForm.tsx';
import { giveByPhone, servicesOfTicket, type RatingSent } from '../../systems/evaluation/wire.ts';
import { useAsk } from './use-ask.ts';

/** What was done under this number so far: each matter can be rated here, once, at the window or at home. */
export function RateServices({ followCode }: { followCode: string }) {
  // The slot of a service comes some seconds after its end.
  const { answer, again } = useAsk(servicesOfTicket, { params: { followCode } }, 8);
  const command = useCommand(giveByPhone);
  const [sent, setSent] = useState<readonly string[]>([]);
  if (!answer || answer.until === null) return null;
  const isGiven = (one: (typeof answer.services)[number]) => one.isGiven || sent.includes(one.invitationId);
  const open = answer.services.filter((one) => !isGiven(one));
  const given = answer.services.filter(isGiven);
  const send = async (ratings: RatingSent[]) => {
    if (await command.send({ params: { followCode }, body: { ratings } }))
      setSent((before) => [...before, ...ratings.map(({ invitationId }) => invitationId)]);
    again();
  };
  return (
    <section className="pub-part" aria-labelledby="pub-rate">
      <h2 id="pub-rate">{open.length > 0 ? '办得满意吗？' : '评价'}</h2>
      {given.length > 0 && (
        <p aria-live="polite">
          谢谢，{open.length > 0 ? `已收到对“${given.map(serviceWords).join('”“')}”的评价。` : '您的评价已收到。'}
        </p>
      )}
      {open.length > 0 && (
        <>
          <p className="pub-quiet">
            {answer.services.length > 1 ? '每件事评价一次，可以只评其中几件；' : ''}
            窗口看不到您的选择。不评价也可以，不影响您办事。 可评价到{monthDay(answer.until)}。
          </p>
          <RateForm
            services={open}
            pending={command.pending}
            problem={command.problem}
            onSend={(ratings) => void send(ratings)}
          />
        </>
      )}
    </section>
  );
}
