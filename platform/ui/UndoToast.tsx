import { useEffect, useState } from 'react';
import { KeyButton } from './KeyButton.tsx';
import './afloat.css';
import './toast.css';

export type UndoToastProps = {
  /** What was done: 已完成 A012，已呼叫 A013. */
  done: string;
  /** The command that can be undone; another command starts the time anew. */
  command: string;
  onUndo: () => void;
  /** Called when the time is over. */
  onOver: () => void;
  /** The time the server leaves, in seconds. */
  seconds?: number;
};

/** For some seconds what was just done can be taken back, by the button or by Ctrl+Z. */
export function UndoToast(props: UndoToastProps) {
  return <Counting key={props.command} {...props} />;
}

function Counting({ done, onUndo, onOver, seconds = 5 }: UndoToastProps) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) {
      onOver();
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, onOver]);
  if (left <= 0) return null;
  return (
    <div className="yc-afloat yc-toast">
      {/* The count is not read out: five announcements in five seconds would drown the one that matters. */}
      <output>{done}</output>
      <KeyButton keyName="Ctrl+Z" title="撤销刚才的操作" onPress={onUndo}>
        撤销
      </KeyButton>
      <span className="yc-toast-left yc-figures" aria-hidden="true">
        {left} 秒
      </span>
      <span className="yc-toast-time" style={{ animationDuration: `${seconds}s` }} aria-hidden="true" />
    </div>
  );
}
