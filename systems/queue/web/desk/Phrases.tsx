import { Why } from '../../../../platform/ui/Why.tsx';
import { rangeWords } from '../../../../platform/ui/words.ts';
import type { WindowState } from '../../wire.ts';
import { waitWords } from '../ticket-words.ts';
import './phrases.css';

/**
 * What the adopted documents have the clerk say at this moment. The room for one line is always there.
 *
 * @clause dongsheng.queue.2.2.1.3  while many wait, with how long it may take
 */
export function Phrases({ phrases, wait }: { phrases: WindowState['phrases']; wait: WindowState['wait'] }) {
  return (
    <section className="qd-phrases" aria-label="此刻用语">
      {phrases.map(({ text, clause }) => (
        <p key={`${clause} ${text}`}>
          “{text}”
          {clause === 'dongsheng.queue.2.2.1.3' &&
            wait &&
            (wait.pause ? ` 预计 ${waitWords(wait)}` : ` 预计等候 ${rangeWords(wait.fromMinutes, wait.toMinutes)}`)}
          <Why clauses={[clause]} about="此刻用语" />
        </p>
      ))}
    </section>
  );
}
