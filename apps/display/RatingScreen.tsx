import { ProblemNote } from '../../platform/ui/states.tsx';
import { ClerkCard } from '../../systems/evaluation/web/ClerkCard.tsx';
import { LevelChoice } from '../../systems/evaluation/web/LevelChoice.tsx';
import { MoreWords } from '../../systems/evaluation/web/MoreWords.tsx';
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
          <h1>{rating.number} 号，这次服务您满意吗？</h1>
          <LevelChoice onChoose={rating.choose} />
          <p className="yc-pad-next">不评价也可以，不影响您办事。</p>
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
