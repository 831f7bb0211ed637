import type { StripMessage } from './strip-message.ts';
import './strip.css';

/** The strip over one window: its number, and one message that is read from the waiting area. */
export function WindowStrip({ number, message, turn }: { number: string; message: StripMessage; turn: string }) {
  return (
    <section className="yc-strip" data-kind={message.kind} aria-label={`${number} 号窗口`}>
      <h1 className="yc-strip-number">
        <b>{number}</b>
        <span>号窗口</span>
      </h1>
      <div className="yc-strip-message" aria-live="polite">
        {/* A new call is a new element, so that it blinks anew. */}
        <p key={turn} className="yc-strip-line" data-long={message.line.length > 8}>
          {message.line}
        </p>
        <p className="yc-strip-under">{message.under}</p>
      </div>
    </section>
  );
}
