import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { ProblemNote } from '../../../../platform/ui/states.tsx';
import { Why } from '../../../../platform/ui/Why.tsx';
import type { Problem } from '../../../../platform/wire/problem.ts';
import './sheet.css';

export type SheetProps = {
  title: string;
  clauses?: readonly string[];
  /** Why the server did not accept what the sheet sent. */
  problem?: Problem | undefined;
  onWaive?: ((code: string) => void) | undefined;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A question beside the visitor that does not stop the page: it lies over the work, nothing below it moves, and the keys of the desk
 * go on. Esc puts it away and the focus returns where it was.
 */
export function Sheet({ title, clauses = [], problem, onWaive, onClose, children }: SheetProps) {
  const sheet = useRef<HTMLElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    const box = sheet.current!;
    (box.querySelector<HTMLElement>('[data-first]') ?? box).focus();
    return () => {
      // Whoever has gone on elsewhere meanwhile is not called back.
      if (!box.contains(document.activeElement) && document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // Inside a field Esc belongs to the field; here it puts the whole sheet away.
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section ref={sheet} className="qd-sheet" aria-labelledby={heading} tabIndex={-1} onKeyDownCapture={escape}>
      <header>
        <h2 id={heading}>
          {title}
          <Why clauses={clauses} about={title} />
        </h2>
        <KeyButton tone="quiet" keyName="Escape" title="收起打开的选项" onPress={onClose}>
          收起
        </KeyButton>
      </header>
      {problem && <ProblemNote problem={problem} {...(onWaive ? { onWaive } : {})} />}
      {children}
    </section>
  );
}
