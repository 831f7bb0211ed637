import { KeyButton } from '../../ui/KeyButton.tsx';
import { PrintArea, printPage } from '../../ui/PrintArea.tsx';
import { useState } from 'react';
import './once.css';

/** A one-time password, shown this once, to be handed over in person. */
export function OncePassword({ name, userName, password }: { name: string; userName: string; password: string }) {
  const [printing, setPrinting] = useState(false);
  const print = () => {
    setPrinting(true);
    void printPage().then(() => setPrinting(false));
  };
  const slip = (
    <dl className="once">
      <dt>姓名</dt>
      <dd>{name}</dd>
      <dt>用户名</dt>
      <dd>{userName}</dd>
      <dt>一次性密码</dt>
      <dd className="once-secret">{password}</dd>
    </dl>
  );
  return (
    <section aria-label="一次性密码">
      {slip}
      <p>
        <strong>只显示这一次。</strong>请当面交给本人；首次登录须修改。
      </p>
      <KeyButton onPress={print}>打印密码条</KeyButton>
      {printing && <PrintArea paper="slip">{slip}</PrintArea>}
    </section>
  );
}
