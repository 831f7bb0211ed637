import type { MouseEvent, ReactNode } from 'react';
import { goTo } from './address.ts';

export type LinkProps = { to: string; className?: string; children: ReactNode };

/** A link within this app: an address like any other, followed without loading the page anew. */
export function Link({ to, className, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a href={to} className={className} onClick={follow}>
      {children}
    </a>
  );
}
