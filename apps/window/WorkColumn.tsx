import { useState } from 'react';
import type { Connection } from '../../platform/ui/live.ts';
import { Empty, ProblemNote } from '../../platform/ui/states.tsx';
import type { HallId, MatterCode } from '../../kernel/ids.ts';
import type { WindowState } from '../../systems/queue/wire.ts';
import { ActButton } from '../../systems/queue/web/desk/DeskKeys.tsx';
import type { DeskAct } from '../../systems/queue/web/desk/desk-keys.ts';
import type { Offer } from '../../systems/queue/web/desk/offers.ts';
import { Phrases } from '../../systems/queue/web/desk/Phrases.tsx';
import { VisitMatters } from '../../systems/queue/web/desk/VisitMatters.tsx';
import { CaseKeys } from './cases/CaseKeys.tsx';
import type { CasesInHand } from './cases/use-cases.ts';
import { MatterGuide } from './matter/MatterGuide.tsx';
import { MatterSearch } from './matter/MatterSearch.tsx';
import { SignOut } from './SignOut.tsx';
import { LeaveWindow } from './TakenWindow.tsx';
import type { DeskInHand } from './use-desk.ts';

type WorkColumnProps = {
  hallId: HallId;
  state: WindowState;
  cases: CasesInHand;
  refused: DeskInHand['refused'];
  /** Why the act under way has no result yet, once that takes long. */
  waitingFor: string | undefined;
  connection: Connection;
  /** Whether one more matter can be done under the number of the visitor in hand. */
  addMatter: Offer;
  pending: DeskAct | 'undo' | undefined;
  onAddMatter: (code: MatterCode) => void;
  onSeen: () => void;
  onLeave: () => void;
};

/** What to say, what was refused, and the matter of the visitor in hand; other matters can be looked up beside. */
export function WorkColumn(props: WorkColumnProps) {
  const { hallId, state, cases, refused, waitingFor, connection, addMatter, pending, onAddMatter, onSeen, onLeave } = props;
  const ticketId = state.current?.ticketId;
  const [lookedAt, setLookedAt] = useState<{ code: MatterCode; during: typeof ticketId }>();
  // What was looked up goes with the visitor: the next one comes with a matter of their own.
  const looked = lookedAt && lookedAt.during === ticketId ? lookedAt.code : undefined;
  const own = state.current?.matterCode as MatterCode | null | undefined;
  const code = looked ?? own ?? undefined;
  const isOwn = looked !== undefined && (looked === own || state.left.some((one) => one.matterCode === looked));
  return (
    <div className="win-work">
      {refused && (
        <div className="win-refused">
          <ProblemNote problem={refused.problem} onClose={onSeen} />
        </div>
      )}
      {waitingFor && (
        <output className="win-waiting">
          <b>{waitingFor}</b>
          <span>刚才这一步正在自动重发，只会执行一次，不用再按。手上的来访人请照常办理；久不恢复的，请告诉大厅技术人员。</span>
        </output>
      )}
      <div className="win-work-top">
        <Phrases phrases={state.phrases} wait={state.wait} />
        <MatterSearch hallId={hallId} onFound={(found) => setLookedAt({ code: found, during: ticketId })} />
      </div>
      <CaseKeys cases={cases} />
      {state.current && (
        <VisitMatters
          ticket={state.current}
          shown={code}
          onShow={(found) => setLookedAt({ code: found as MatterCode, during: ticketId })}
        />
      )}
      {code ? (
        <MatterGuide
          key={`${ticketId} ${code}`}
          hallId={hallId}
          code={code}
          {...(looked && looked !== own ? { onBack: () => setLookedAt(undefined), isOwn } : {})}
          {...(looked && !isOwn && state.current
            ? { action: <ActButton offer={addMatter} pending={pending} onAct={() => onAddMatter(looked)} /> }
            : {})}
        />
      ) : (
        <NoMatter state={state} connection={connection} onLeave={onLeave} />
      )}
    </div>
  );
}

/** There is no matter to show: says why, and how it goes on. */
function NoMatter({ state, connection, onLeave }: { state: WindowState; connection: Connection; onLeave: () => void }) {
  if (connection === 'lost')
    return (
      <Empty
        title="与服务器的连接中断，暂时不能叫号"
        next="正在自动重连。恢复后本页自己回到原来的样子，不用刷新，也不用重新登录。"
      />
    );
  if (state.desk.state === 'closed') {
    return (
      <Empty title="窗口未开" next="准备好后按 F2 开窗上岗；窗口屏和大厅屏会同时显示您在岗。">
        <LeaveWindow onLeave={onLeave} />
        <SignOut />
      </Empty>
    );
  }
  if (state.desk.state === 'paused') return <Empty title="正在暂离" next="返回后按 F11，窗口即恢复服务。" />;
  if (state.current)
    return <Empty title={`${state.current.number} 取号时没有选事项`} next="请先问清来办什么，再按 / 查找事项。" />;
  if (state.waitingCount === 0) return <Empty title="现在没有人等候" next="新取号的来访人会自动出现在右侧，不用刷新。" />;
  return <Empty title="可以呼叫下一位" next="按 F2 呼叫；来访人的事项、材料和时限会显示在这里。" />;
}
