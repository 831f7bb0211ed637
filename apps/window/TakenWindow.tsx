import { isGranted } from '../../kernel/place.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { Empty, ProblemNote, StaleBanner } from '../../platform/ui/states.tsx';
import { useCommand } from '../../platform/ui/use-command.ts';
import type { TopicView } from '../../platform/ui/live.ts';
import { timeWords } from '../../platform/ui/words.ts';
import { openDesk, type WindowState } from '../../systems/queue/wire.ts';
import type { Place } from './my-windows.ts';
import type { PersonSession } from './SignedIn.tsx';

type TakenProps = {
  place: Place;
  session: PersonSession;
  state: WindowState;
  live: TopicView<WindowState>;
  onLeave: () => void;
};

/** Somebody else sits at this window. As soon as it is free, the desk stands here by itself; a lead may take it over. */
export function TakenWindow({ place, session, state, live, onLeave }: TakenProps) {
  const { clerkName, since } = state.desk;
  const open = useCommand(openDesk);
  const leads = isGranted(session.grants, 'queue.manage', place);
  return (
    <main className="win-page">
      <StaleBanner connection={live.connection} lastHeard={live.lastHeard} />
      <h1 className="yc-hidden">{state.number}号窗口</h1>
      {open.problem && <ProblemNote problem={open.problem} onClose={open.clear} />}
      <Empty
        title={`${state.number}号窗口现由${clerkName ?? '其他人员'}在岗${since === null ? '' : `（${timeWords(since)} 起）`}`}
        next="一个窗口同时只由一人办理。请选择其他窗口；确需接替的，请对方先关窗离岗，本页会自动打开；对方不在的，请区域负责人接管。"
      >
        <LeaveWindow onLeave={onLeave} />
        {leads && (
          <KeyButton pending={open.pending} onPress={() => void open.send({ params: place })}>
            接管本窗口
          </KeyButton>
        )}
      </Empty>
    </main>
  );
}

/** The way to the choice of windows. */
export function LeaveWindow({ onLeave }: { onLeave: () => void }) {
  return (
    <KeyButton keyName="Shift+F7" title="选择其他窗口" onPress={onLeave}>
      选择其他窗口
    </KeyButton>
  );
}
