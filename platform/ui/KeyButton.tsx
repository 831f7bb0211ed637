import { useId, useRef, useState, type ReactNode } from 'react';
import './button.css';
import { useKeys } from './use-keys.ts';

export type ButtonTone = 'main' | 'plain' | 'danger' | 'quiet';

export type KeyButtonProps = {
  children: ReactNode;
  onPress: () => void;
  /** The key that does the same, such as `F2`; it is printed on the button. */
  keyName?: string;
  /** What the key does, for the help page, where the label alone does not say it. */
  title?: string;
  tone?: ButtonTone;
  /** Why it cannot be pressed just now, in Chinese. The button stays reachable and says so. */
  unavailable?: string | undefined;
  /** Sent and not yet answered; a second press does nothing. */
  pending?: boolean;
  type?: 'button' | 'submit';
  /** Fills the width it is given; the key stands at the end. */
  wide?: boolean;
};

const printed: Record<string, string> = { Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
const spoken = (key: string) => key.replace('Ctrl', 'Control');

/** A button with its key printed on it. Key and button do the same, and both show it. */
export function KeyButton(props: KeyButtonProps) {
  const { children, onPress, keyName, tone = 'plain', unavailable, pending = false, type = 'button', wide } = props;
  const [flash, setFlash] = useState(0);
  const reason = useId();
  const button = useRef<HTMLButtonElement>(null);
  const resting = pending || unavailable !== undefined;

  const pressByKey = () => {
    setFlash((count) => count + 1);
    // Through the button, so that a submit button submits its form by key as well.
    button.current?.click();
  };
  const title = props.title ?? (typeof children === 'string' ? children : '');
  useKeys(keyName ? [{ key: keyName, title, enabled: !resting, press: pressByKey }] : []);

  return (
    <button
      ref={button}
      type={type}
      className={`yc-button yc-button-${tone}${wide ? ' yc-button-wide' : ''}`}
      aria-disabled={resting || undefined}
      aria-busy={pending || undefined}
      aria-keyshortcuts={keyName && spoken(keyName)}
      aria-describedby={unavailable === undefined ? undefined : reason}
      title={unavailable}
      onClick={(event) => {
        if (resting) event.preventDefault();
        else onPress();
      }}
    >
      {flash > 0 && <span key={flash} className="yc-button-flash" />}
      <span className="yc-button-label">{children}</span>
      {keyName && (
        <kbd className="yc-key" aria-hidden="true">
          {keyName
            .split('+')
            .map((part) => printed[part] ?? part)
            .join('+')}
        </kbd>
      )}
      {unavailable !== undefined && (
        <span id={reason} className="yc-hidden">
          {unavailable}
        </span>
      )}
    </button>
  );
}
