import type { Level } from '../wire.ts';

// The same ink for all five: from behind the counter no colour tells which was pressed.
const mouths: Record<Level, string> = {
  'very-satisfied': 'M28 56a24 24 0 0 0 44 0z',
  satisfied: 'M30 60q20 20 40 0',
  'basically-satisfied': 'M32 64q18 8 36 0',
  dissatisfied: 'M32 68h36',
  'very-dissatisfied': 'M30 74q20-20 40 0',
};

/** One of the five faces. The word beside it says what it means. */
export function Face({ level }: { level: Level }) {
  return (
    <svg className="yc-face" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="44" fill="none" stroke="currentColor" strokeWidth="5" />
      <circle cx="35" cy="41" r="5.5" fill="currentColor" />
      <circle cx="65" cy="41" r="5.5" fill="currentColor" />
      <path
        d={mouths[level]}
        fill={level === 'very-satisfied' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
