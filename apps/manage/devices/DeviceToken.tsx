import { useState } from 'react';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import '../../../platform/sign-in/web/once.css';
import { QrCode } from '../../../systems/queue/web/QrCode.tsx';
import { Sheet } from '../Sheet.tsx';

export type Registered = { name: string; token: string; path?: string | undefined };

/** The secret of a device, shown this once: its address to open, or its token to enter. */
export function DeviceToken({ registered: { name, token, path }, onClose }: { registered: Registered; onClose: () => void }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const secret = path === undefined ? token : new URL(path, location.origin).href;
  const copy = () => {
    // The clipboard is there only behind https or on this machine.
    const written = navigator.clipboard ? navigator.clipboard.writeText(secret) : Promise.reject(new Error('no clipboard'));
    written.then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <Sheet title={`“${name}”已登记`} onClose={onClose}>
      <p>
        <strong>只显示这一次。</strong>
        {path === undefined
          ? '请把口令填入打印服务的设置。'
          : '请在该设备的浏览器里打开下面的地址，或扫码打开。打开一次后，设备会记住自己。'}
      </p>
      {path !== undefined && (
        <div className="manage-qr">
          <QrCode text={secret} title={`打开${name}的地址`} />
        </div>
      )}
      <dl className="once">
        <dt>{path === undefined ? '口令' : '地址'}</dt>
        <dd className="manage-secret">{secret}</dd>
      </dl>
      <p className="manage-row">
        <KeyButton onPress={copy}>复制</KeyButton>
        <output>
          {copied === 'yes' && '已复制'}
          {copied === 'failed' && '浏览器不允许复制，请手工选择文字'}
        </output>
      </p>
      <p className="manage-note">
        持有此{path === undefined ? '口令' : '地址'}的就是这台设备，请勿外传；遗失或更换设备时，请撤销后重新登记。
      </p>
    </Sheet>
  );
}
