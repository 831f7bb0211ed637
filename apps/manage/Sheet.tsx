import type { ReactNode } from 'react';
import { Dialog } from '../../platform/ui/Dialog.tsx';

type Props = { title: string; onClose: () => void; children: ReactNode; width?: 'narrow' | 'wide' };

/** What is filled in or read over a list. Whatever was typed and not sent is gone when it closes. */
export function Sheet({ title, onClose, children, width = 'narrow' }: Props) {
  return (
    <Dialog title={title} onClose={onClose} width={width}>
      {children}
    </Dialog>
  );
}
