import type { BoardState } from '../wire.ts';
import { crowdWaitWords } from './crowd-notices.ts';
import './crowd.css';

/**
 * Asks for patience while many wait, and says where and how long.
 *
 * @clause dongsheng.queue.2.2.1.3  clients are asked to wait, and thanked
 */
export function CrowdNotice({ crowd }: { crowd: NonNullable<BoardState['crowd']> }) {
  return (
    <section className="yc-crowd" aria-label="等候提示">
      <p className="yc-crowd-phrase">{crowd.phrases.join('，')}</p>
      <ul>
        {crowd.lines.slice(0, 3).map((line) => (
          <li key={line.name}>{crowdWaitWords(line)}</li>
        ))}
      </ul>
    </section>
  );
}
