import { decided, refuse, refused, type Decision, type Refusal } from '../../../kernel/decision.ts';
import type { HallId, WindowId } from '../../../kernel/ids.ts';
import type { PlacesFact } from './facts.ts';

/**
 * Says which windows of a hall work through the midday pause (午间值班). Those that are not named rest; who changes is on record, window by
 * window, beside every other change of it.
 *
 * @param windows  the windows in use
 * @clause chengan.queue.7.1.1  each change of a window is on record with its reason
 * @reading  No text says how midday duty is arranged. It is a property of the window, until it is changed, and by default no window has it.
 */
export function arrangeMiddayDuty(
  hallId: HallId,
  windows: readonly { windowId: WindowId; middayDuty: boolean }[],
  onDuty: readonly WindowId[],
): Decision<PlacesFact> {
  const path = ['body', 'windowIds'];
  const strangers = onDuty.flatMap((windowId, index): Refusal[] =>
    windows.some((window) => window.windowId === windowId) ? [] : [{ ...refuse('window-not-in-hall'), path: [...path, index] }],
  );
  const changed = windows.filter((window) => window.middayDuty !== onDuty.includes(window.windowId));
  const refusals = strangers.length === 0 && changed.length === 0 ? [{ ...refuse('midday-duty-unchanged'), path }] : strangers;
  if (refusals.length > 0) return refused(refusals);
  const facts = changed.map(({ windowId, middayDuty }): PlacesFact => {
    const type = middayDuty ? 'MiddayDutyEnded' : 'MiddayDutyGiven';
    return { type, hallId, windowId };
  });
  return decided(facts, 'chengan.queue.7.1.1');
}
