import { Why } from '../../../../platform/ui/Why.tsx';
import type { WindowState } from '../../wire.ts';
import './phrases.css';

/** What the adopted documents have the clerk say at this moment. The room for one line is always there. */
export function Phrases({ phrases }: { phrases: WindowState['phrases'] }) {
  return (
    <section className="qd-phrases" aria-label="此刻用语">
      {phrases.map(({ text, clause }) => (
        <p key={`${clause} ${text}`}>
          “{text}”<Why clauses={[clause]} about="此刻用语" />
        </p>
      ))}
    </section>
  );
}
