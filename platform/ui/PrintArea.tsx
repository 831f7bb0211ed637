import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './print.css';

let areas = 0;

/** What is on paper when the page is printed; while it is there, nothing else of the page is. On the screen it is not seen. */
export function PrintArea({ children, paper = 'A4' }: { children: ReactNode; paper?: 'A4' | 'slip' }) {
  useEffect(() => {
    areas++;
    document.documentElement.classList.add('yc-prints-area');
    return () => {
      if (--areas === 0) document.documentElement.classList.remove('yc-prints-area');
    };
  }, []);
  return createPortal(<div className={`yc-print-area yc-print-${paper}`}>{children}</div>, document.body);
}

/** Prints once what was just set has been drawn. Resolves when the browser's dialogue is closed. */
export function printPage(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('afterprint', () => resolve(), { once: true });
    requestAnimationFrame(() => requestAnimationFrame(() => print()));
  });
}
