import type { ReactNode } from 'react';
import './pieces.css';

/**
 * How urgent a state is. The word says what it is; tone and shape only repeat it.
 * calm: goes its way · good: done or fine · warn: soon · alarm: needs a person now · muted: stopped · quiet: over
 */
export type Tone = 'calm' | 'good' | 'warn' | 'alarm' | 'muted' | 'quiet' | 'brand';

/** A state in a word: `剩 2 天`, `已暂停`, `逾期 1 天`. */
export function Badge({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`yc-badge yc-tone-${tone}`}>
      <span className="yc-badge-shape" aria-hidden="true" />
      {children}
    </span>
  );
}
