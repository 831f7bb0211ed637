import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { pageKeys } from './keys.ts';
import { KeyLayer, useKeys } from './use-keys.ts';
import './dialog.css';

export type DialogProps = {
  title: string;
  /** Called by Esc and the close button. The dialogue is there for as long as its owner shows it. */
  onClose: () => void;
  children: ReactNode;
  /** The buttons below, in the order of reading. */
  actions?: ReactNode;
  width?: 'narrow' | 'wide';
};

/** A question that must be answered before the page goes on. Keys of the page rest meanwhile; the focus returns where it was. */
export function Dialog({ title, onClose, children, actions, width = 'narrow' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [layer] = useState(() => pageKeys.newLayer());
  useEffect(() => pageKeys.openLayer(layer), [layer]);
  useKeys([{ key: 'Escape', title: '关闭', press: onClose, layer }]);
  useEffect(() => {
    const box = dialog.current!;
    const before = document.activeElement;
    box.showModal();
    // The browser would put the focus on the close button; the first thing to fill in or the dialogue itself is where one begins.
    (box.querySelector<HTMLElement>('.yc-dialog-body :is(input, select, textarea):not([disabled])') ?? box).focus();
    return () => {
      box.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <KeyLayer value={layer}>
      <dialog
        ref={dialog}
        className={`yc-dialog yc-dialog-${width}`}
        aria-labelledby={heading}
        tabIndex={-1}
        // Esc inside a field belongs to the field's keys and reaches the dialogue this way.
        onCancel={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <header>
          <h2 id={heading}>{title}</h2>
          <button type="button" className="yc-dialog-close" onClick={onClose}>
            关闭<kbd className="yc-key">Esc</kbd>
          </button>
        </header>
        <div className="yc-dialog-body">{children}</div>
        {actions && <footer>{actions}</footer>}
      </dialog>
    </KeyLayer>
  );
}
