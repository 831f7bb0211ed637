import { Badge, type Tone } from '../../platform/ui/Badge.tsx';
import { Clock } from '../../platform/ui/Clock.tsx';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { rangeWords, timeWords } from '../../platform/ui/words.ts';
import type { DeskState, WindowState } from '../../systems/queue/wire.ts';
import { waitWords } from '../../systems/queue/web/ticket-words.ts';
import { deskStateWords } from '../../systems/queue/web/desk/words.ts';

const tones = { open: 'good', paused: 'warn', closed: 'muted' } satisfies Record<DeskState, Tone>;

/** How the window stands, in a word. */
export function DeskBadge({ state }: { state: DeskState }) {
  return <Badge tone={tones[state]}>{deskStateWords[state]}</Badge>;
}

/** The figures of the queue, the hall's clock and the help key. */
export function DeskStatus({ state, onHelp }: { state: WindowState; onHelp: () => void }) {
  const { waitingCount, priorityCount, wait, servedToday, closesAt } = state;
  return (
    <>
      <span>
        等候 <strong>{waitingCount}</strong>
        {priorityCount > 0 && `（优先 ${priorityCount}）`}
      </span>
      <span>{wait ? `预计 ${wait.pause ? waitWords(wait) : rangeWords(wait.fromMinutes, wait.toMinutes)}` : '暂无预计'}</span>
      <span className="win-served">今日已办 {servedToday} 件</span>
      {closesAt !== null && <span className="win-closes">{timeWords(closesAt)} 闭厅</span>}
      <strong className="win-clock">
        <Clock />
      </strong>
      <KeyButton keyName="F1" title="打开帮助" onPress={onHelp}>
        帮助
      </KeyButton>
    </>
  );
}
