import { useState, type ReactNode } from 'react';
import { Badge } from '../../../platform/ui/Badge.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import type { GuideView } from '../../../registers/catalogue/wire.ts';
import type { PublishedPromise } from '../../../systems/time-limit/web/promise/promise-words.ts';
import { limitWords, papersFor } from './matter-words.ts';
import { MatterFacts } from './MatterFacts.tsx';
import { Papers } from './Papers.tsx';
import './matter.css';

type MatterCardProps = {
  guide: GuideView;
  /** The promise with its former values, once it is there. */
  promise: PublishedPromise | undefined;
  /** Whether it is the matter of the visitor in hand, and not one that was looked up beside. */
  isOwn: boolean;
  action?: ReactNode;
  onBack?: () => void;
};

/** One matter as the clerk needs it with the visitor before her: papers first, then limits, fees, and what often goes wrong. */
export function MatterCard({ guide, promise, isOwn, action, onBack }: MatterCardProps) {
  const [yes, setYes] = useState<ReadonlySet<number>>(new Set());
  const papers = papersFor(guide, yes);
  const answer = (place: number, isYes: boolean) => {
    const next = new Set(yes);
    if (isYes) next.add(place);
    else next.delete(place);
    setYes(next);
  };
  return (
    <article className="mat-card">
      <header className="mat-head">
        <h2>
          {!isOwn && <span className="mat-looked">查阅 </span>}
          {guide.name}
        </h2>
        <Badge tone={guide.isImmediate ? 'good' : 'brand'}>
          {guide.isImmediate ? '即办件 · 当场办结' : `承诺 ${limitWords(guide.promised)}`}
        </Badge>
        {guide.confidence === 'low' && <Badge tone="warn">指南待{guide.department}核实</Badge>}
        <span className="mat-department">
          {guide.department} · {guide.type}
        </span>
        {action && <span className="mat-action">{action}</span>}
        {onBack && (
          <KeyButton tone="quiet" onPress={onBack}>
            回到来访人的事项
          </KeyButton>
        )}
      </header>
      {!guide.isServedHere && <Elsewhere guide={guide} />}
      <div className="mat-columns">
        <div>
          {guide.situations.length > 0 && (
            <section className="mat-section">
              <h3>先问清情形</h3>
              <ul className="mat-asks">
                {guide.situations.map((situation, place) => (
                  <li key={situation.ask}>
                    <label>
                      <input type="checkbox" checked={yes.has(place)} onChange={(event) => answer(place, event.target.checked)} />
                      {situation.ask}
                    </label>
                    {yes.has(place) && situation.note && <p className="mat-note">{situation.note}</p>}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Papers bring={papers.bring} fetched={papers.fetched} />
        </div>
        <MatterFacts guide={guide} promise={promise} />
      </div>
    </article>
  );
}

/** The hall does not handle it: where the visitor goes, never an empty end. */
function Elsewhere({ guide }: { guide: GuideView }) {
  return (
    <section className="mat-elsewhere">
      <h3>本厅不办理这个事项，请告知来访人：</h3>
      {guide.elsewhere.length === 0 && <p>由{guide.department}办理，请帮来访人电话问清地点。</p>}
      <ul>
        {guide.elsewhere.map((hall) => (
          <li key={hall.hallId}>
            {hall.name}，{hall.address}，电话 {hall.phone}
          </li>
        ))}
      </ul>
    </section>
  );
}
