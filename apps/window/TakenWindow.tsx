import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import type { Connection } from '../../platform/ui/live.ts';
import { Empty, StaleBanner } from '../../platform/ui/states.tsx';
import { timeWords } from '../../platform/ui/words.ts';
import type { WindowState } from '../../systems/queue/wire.ts';

type TakenProps = { state: WindowState; connection: Connection; lastHeard: number | undefined; onLeave: () => void };

/** Somebody else sits at this window. As soon as it is free, the desk stands here by itself. */
export function TakenWindow({ state, connection, lastHeard, onLeave }: TakenProps) {
  const { clerkName, since } = state.desk;
  return (
    <main className="win-page">
      <StaleBanner connection={connection} lastHeard={lastHeard} />
      <h1 className="yc-hidden">{state.number}号窗口</h1>
      <Empty
        title={`${state.number}号窗口现由${clerkName ?? '其他人员'}在岗${since === null ? '' : `（${timeWords(since)} 起）`}`}
        next="一个窗口同时只由一人办理。请选择其他窗口；确需接替的，请对方先关窗离岗，本页会自动打开；对方不在的，请联系区域负责人。"
      >
        <LeaveWindow onLeave={onLeave} />
      </Empty>
    </main>
  );
}

/** The way to the choice of windows. */
export function LeaveWindow({ onLeave }: { onLeave: () => void }) {
  return (
    <KeyButton keyName="F7" title="选择其他窗口" onPress={onLeave}>
      选择其他窗口
    </KeyButton>
  );
}
