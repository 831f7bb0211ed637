import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { dayEndWarning } from '../../../systems/time-limit/web/desk/desk-cases.ts';
import type { CasesInHand } from './use-cases.ts';

/**
 * The warning in the last hour: same-day cases of this desk that are neither done nor explained.
 *
 * @clause zhongyang.time-limit.3.2c  the console warns before closing
 */
export function DayEndNotice({ cases }: { cases: CasesInHand }) {
  const words = cases.dayEnd && dayEndWarning(cases.dayEnd);
  if (!words) return null;
  return (
    <section className="win-day-end-notice" aria-label="今日应办结提醒">
      <span>{words}</span>
      <KeyButton onPress={() => cases.show({ show: 'day-end' })}>打开日终清单</KeyButton>
    </section>
  );
}
