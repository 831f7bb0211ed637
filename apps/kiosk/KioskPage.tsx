import type { HallId } from '../../kernel/ids.ts';
import { ProblemNote } from '../../platform/ui/states.tsx';
import { useHallSession, type HallSession } from '../../systems/queue/web/hall-device.ts';
import { Kiosk } from './Kiosk.tsx';

/** `/kiosk`: the ticket machine of the hall to which this device is bound, or of `?hall=` for a guide who may give out tickets. */
export function KioskPage() {
  const session = useHallSession();
  const hallId = hallOf(session);
  if (hallId) return <Kiosk key={hallId} hallId={hallId} />;
  if (session.state === 'asking')
    return (
      <main className="kiosk-setup">
        <h1>{session.unreachable ? '没有连接到服务器' : '正在启动'}</h1>
        <p>{session.unreachable ? '正在自动重连，请勿关机。请先到咨询台取号。' : '请稍候'}</p>
      </main>
    );
  return (
    <main className="kiosk-setup">
      <h1>这台取号机还没有登记</h1>
      {session.state === 'out' && session.problem && <ProblemNote problem={session.problem} />}
      <p>请大厅管理员在“设备”里登记一台取号机，然后在本机打开登记时给出的地址。登记一次即可，重启后不用再登记。</p>
    </main>
  );
}

function hallOf(session: HallSession): HallId | undefined {
  if (session.state !== 'in') return undefined;
  if (session.device) return session.device.kind === 'kiosk' ? session.device.hallId : undefined;
  const asked = new URLSearchParams(location.search).get('hall') as HallId | null;
  const may = session.grants.some(
    ({ action, scope }) => action === 'queue.take' && (scope.kind === 'jurisdiction' || scope.hallId === asked),
  );
  return asked && may ? asked : undefined;
}
