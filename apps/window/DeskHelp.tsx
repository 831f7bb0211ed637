import { useState } from 'react';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { ElderMode } from '../../platform/ui/ElderMode.tsx';
import type { KeyRegistry } from '../../platform/ui/keys.ts';
import { deskKeyHelp } from '../../systems/queue/web/desk/desk-keys.ts';
import { caseKeyHelp } from '../../systems/time-limit/web/desk/desk-cases.ts';

const printed = (keyName: string) => keyName.replace('Escape', 'Esc').replace('Enter', 'Enter / 空格');

/** Every key of the desk, and which of them answer just now. */
export function DeskHelp({ keys, onClose }: { keys: KeyRegistry; onClose: () => void }) {
  // Looked at before this dialogue rests the keys of the page.
  const [answering] = useState(
    () =>
      new Set(
        keys
          .list()
          .filter((one) => one.enabled !== false)
          .map((one) => one.key),
      ),
  );
  return (
    <Dialog title="快捷键" width="wide" onClose={onClose} actions={<ElderMode />}>
      <table className="win-help">
        <thead>
          <tr>
            <th scope="col">按键</th>
            <th scope="col">作用</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {[...deskKeyHelp, ...caseKeyHelp].map(({ keyName, does }) => (
            <tr key={keyName}>
              <th scope="row">
                <kbd className="yc-key">{printed(keyName)}</kbd>
              </th>
              <td>{does}</td>
              <td>{answering.has(keyName) ? '可用' : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="win-help-note">
        按键都有对应的按钮；在输入框里打字时，字母、数字和方向键归输入框，F 键照常。按住不放只算一次。
      </p>
    </Dialog>
  );
}
