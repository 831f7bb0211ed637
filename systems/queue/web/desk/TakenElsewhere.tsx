import { timeWords } from '../../../../platform/ui/words.ts';
import type { BoardState } from '../../wire.ts';
import './waiting.css';

/** Whom the other windows called last: a number that left the list is seen to have gone somewhere. */
export function TakenElsewhere({ calls }: { calls: BoardState['calls'] }) {
  if (calls.length === 0) return <p className="qd-waiting-more">其他窗口还没有呼叫。</p>;
  return (
    <ul className="qd-others yc-figures">
      {calls.map((call) => (
        <li key={`${call.ticketId} ${call.calledAt}`}>
          {timeWords(call.calledAt)} <strong>{call.number}</strong> → {call.windowNumber}号窗口
          {call.withdrawn && '（已撤回）'}
        </li>
      ))}
    </ul>
  );
}
