import { setElderMode, useElderMode } from './elder-mode.ts';
import './pieces.css';

/** The switch between ordinary and large print. */
export function ElderMode({ keep = 'kept' }: { keep?: 'kept' | 'until-reload' }) {
  const on = useElderMode();
  return (
    <button type="button" className="yc-elder" role="switch" aria-checked={on} onClick={() => setElderMode(!on, keep)}>
      <span className="yc-elder-letter" aria-hidden="true">
        大
      </span>
      长者模式
      <span className="yc-elder-state" aria-hidden="true">
        {on ? '已开' : '未开'}
      </span>
    </button>
  );
}
