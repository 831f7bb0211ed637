import type { PadState } from '../wire.ts';
import './pad.css';

/** Who serves here: the clerk really on duty, with number and office. */
export function ClerkCard({
  clerk,
  windowNumber,
  size,
}: {
  clerk: PadState['clerk'];
  windowNumber: string;
  size: 'large' | 'line';
}) {
  // Alone on the screen it is what the screen is about.
  const Window = size === 'large' ? 'h1' : 'p';
  return (
    <section className={`yc-clerk yc-clerk-${size}`} aria-label="窗口人员">
      <Window className="yc-clerk-window">
        <b>{windowNumber}</b> 号窗口
      </Window>
      {clerk && (
        <p className="yc-clerk-person">
          <span className="yc-clerk-name">{clerk.name}</span>
          <span className="yc-clerk-rest">
            {[clerk.position, clerk.badge && `工号 ${clerk.badge}`].filter(Boolean).join(' · ')}
          </span>
        </p>
      )}
    </section>
  );
}
