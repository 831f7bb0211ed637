import { useMemo } from 'react';
import { encode } from 'uqr';
import './ticket-slip.css';

/** A QR code as sharp as paper and screen can show it. `title` says to those who hear the page where it leads. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const { size, path } = useMemo(() => squares(text), [text]);
  return (
    <svg className="yc-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function squares(text: string): { size: number; path: string } {
  // Medium correction survives a crease in the paper; two modules of quiet zone are what phones need beside white.
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return { size, path };
}
