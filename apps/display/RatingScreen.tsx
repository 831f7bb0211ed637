import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { ProblemNote } from '../../platform/ui/states.tsx';
import { ClerkCard } from '../../systems/evaluation/web/ClerkCard.tsx';
import { LevelChoice } from '../../systems/evaluation/web/LevelChoice.tsx';
import { MoreWords } from '../../systems/evaluation/web/MoreWords.tsx';
import { serviceWords } from '../../systems/evaluation/web/level-words.ts';
import type { PadState } from '../../systems/evaluation/wire.ts';
import type { Rating } from './use-rating.ts';

/** From the invitation to the thanks. */
export function RatingScreen({ state, rating }: { state: PadState; rating: Rating }) {
  if (rating.stage === 'thanks')
    return (
      <section className="yc-pad-thanks" aria-live="polite">
        <h1>谢谢您的评价</h1>
        <p>请带好您的证件和材料，慢走。</p>
      </section>
    );
  if (rating.stage === 'refused')
    return (
      <section className="yc-pad-thanks">
        <h1>这次评价没有收下</h1>
        {rating.problem && <ProblemNote problem={rating.problem} />}
        <p>您仍可以向大厅值班负责人反映，谢谢。</p>
      </section>
    );
  return (
    <section className="yc-pad-rate">
      <header>
        <ClerkCard clerk={state.clerk} windowNumber={state.windowNumber} size="line" />
        {rating.stage === 'choose' && (
          <p className="yc-pad-left">
            还可评价 <span className="yc-figures">{rating.secondsLeft}</span> 秒
          </p>
        )}
      </header>
      {rating.stage === 'choose' ? (
        <>
          <Question rating={rating} />
          <LevelChoice onChoose={rating.choose} />
          {rating.services.length > 1 ? (
            <p className="yc-pad-together">
              选一次，{rating.services.length} 件都按这个记；不评价也可以。
              <KeyButton onPress={rating.rateApart}>一件一件评价</KeyButton>
            </p>
          ) : (
            <p className="yc-pad-next">不评价也可以，不影响您办事。</p>
          )}
        </>
      ) : (
        rating.draft && (
          <>
            {rating.retrying && (
              <p className="yc-pad-retry" aria-live="polite">
                网络中断，正在重新提交。您的评价不会丢，也不会提交两次。
              </p>
            )}
            <MoreWords
              level={rating.draft.level}
              about={aboutWords(rating.draft.services)}
              tags={rating.draft.tags}
              comment={rating.draft.comment}
              onTags={(tags) => rating.change({ tags })}
              onComment={(comment) => rating.change({ comment })}
              onSend={rating.send}
              onBack={rating.back}
              secondsLeft={rating.secondsLeft}
              pending={rating.pending}
            />
          </>
        )
      )}
    </section>
  );
}

/** What is asked: for one service by its matter, for several with all of them in sight. */
function Question({ rating: { number, services, nth } }: { rating: Rating }) {
  if (services.length > 1)
    return (
      <div className="yc-pad-question">
        <h1>
          {number} 号，这 {services.length} 件事您满意吗？
        </h1>
        <ol className="yc-pad-services">
          {services.map((one) => (
            <li key={one.invitationId}>{serviceWords(one)}</li>
          ))}
        </ol>
      </div>
    );
  const [only] = services;
  const which = nth && nth.of > 1 ? `第 ${nth.is} 件，共 ${nth.of} 件：` : '';
  return (
    <div className="yc-pad-question">
      <h1>
        {number} 号，{nth ? '这件事' : '这次服务'}您满意吗？
      </h1>
      {only && (which || only.matterName) && (
        <p className="yc-pad-services">
          {which}
          {serviceWords(only)}
        </p>
      )}
    </div>
  );
}

/** What a choice is for, where it must be said. */
const aboutWords = (services: Rating['services']): string | undefined =>
  services.length > 1 ? `${services.length} 件都按这个记` : services[0]?.matterName ? serviceWords(services[0]) : undefined;
