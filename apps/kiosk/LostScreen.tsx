import type { HallView } from '../../registers/places/wire.ts';
import { Skeleton } from '../../platform/ui/states.tsx';
import { Phone } from './Phone.tsx';

/** No server: says so, goes on trying, and says where a ticket is to be had meanwhile. */
export function LostScreen({ hall, isFirst }: { hall: HallView | undefined; isFirst: boolean }) {
  if (isFirst)
    return (
      <div className="kiosk-eye">
        <h1>您好，请稍候</h1>
        <Skeleton lines={6} />
      </div>
    );
  return (
    <div className="kiosk-lost" role="alert">
      <span aria-hidden="true" />
      <h1>网络中断，暂时不能取号</h1>
      <p>正在自动重连，恢复后本页会自己回到取号，不用您操作。</p>
      <p>
        <b>现在请到咨询台，由工作人员为您取号。</b>
        {hall && (
          <>
            也可以打电话 <Phone number={hall.phone} />。
          </>
        )}
      </p>
      <p>已经取到号的，号仍然有效，请听人工叫号。</p>
    </div>
  );
}
