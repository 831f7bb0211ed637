import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { Phone } from './Phone.tsx';

export type TakingScreenProps = { isRetrying: boolean; phone: string | undefined; onGiveUp: () => void };

/** Between the touch and the ticket. Where the network fails it says so and goes on; the same press never gives two tickets. */
export function TakingScreen({ isRetrying, phone, onGiveUp }: TakingScreenProps) {
  if (!isRetrying)
    return (
      <div className="kiosk-lost" aria-live="polite">
        <h1>正在取号，请稍候</h1>
      </div>
    );
  return (
    <>
      <div className="kiosk-lost" aria-live="polite">
        <span aria-hidden="true" />
        <h1>网络中断，正在为您重试</h1>
        <p>不用再点。网络恢复后马上出号，只会有一个号。</p>
        <p>
          不想等的，请到咨询台由工作人员取号
          {phone && (
            <>
              ，或打 <Phone number={phone} />
            </>
          )}
          。
        </p>
      </div>
      <div className="kiosk-bar">
        <KeyButton onPress={onGiveUp}>不等了</KeyButton>
      </div>
    </>
  );
}
