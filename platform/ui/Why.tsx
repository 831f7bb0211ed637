import { lazy, Suspense, useCallback, useEffect, useId, useState } from 'react';
import { loadPatiently } from './load-patiently.ts';
import './why.css';

export type WhyProps = {
  /** Ids of the clauses it rests on. Without any, no mark is shown. */
  clauses: readonly string[];
  /** What rests on them, for people who hear the page: “截止日期”. */
  about?: string;
};

// Fetched once a mark is in sight, so that it is there when somebody presses it and no first screen waits for it.
let cardOnce: Promise<typeof import('./WhyCard.tsx')> | undefined;
const loadCard = () => (cardOnce ??= loadPatiently(() => import('./WhyCard.tsx')));
const WhyCard = lazy(async () => ({ default: (await loadCard()).WhyCard }));

/** The `依据` mark: opens the clauses in their own words, with article and document. The same everywhere. */
export function Why({ clauses, about }: WhyProps) {
  const [open, setOpen] = useState(false);
  const [mark, setMark] = useState<HTMLButtonElement | null>(null);
  const card = useId();
  const close = useCallback(
    (focus: 'back' | 'elsewhere') => {
      setOpen(false);
      if (focus === 'back') mark?.focus();
    },
    [mark],
  );
  const isMarked = clauses.length > 0;
  useEffect(() => {
    if (isMarked) void loadCard();
  }, [isMarked]);
  if (!isMarked) return null;
  return (
    <>
      <button
        ref={setMark}
        type="button"
        className="yc-why"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? card : undefined}
        aria-label={about ? `${about}的依据` : undefined}
        onClick={() => setOpen(!open)}
      >
        依据
      </button>
      {open && mark && (
        <Suspense>
          <WhyCard id={card} clauses={clauses} mark={mark} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
