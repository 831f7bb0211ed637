import { ClerkCard } from '../../systems/evaluation/web/ClerkCard.tsx';
import type { PadState } from '../../systems/evaluation/wire.ts';

const states: Record<PadState['desk'], { word: string; next: string }> = {
  open: { word: '正在服务', next: '办理结束后，请您在这里评价。' },
  paused: { word: '暂停服务', next: '窗口人员暂时离开，请稍候，或请导办员帮您安排其他窗口。' },
  closed: { word: '窗口未开放', next: '请到其他窗口办理，或到咨询台询问。' },
};

/** Nobody to rate just now: who sits here, and whether the window serves. */
export function ClerkScreen({ state, isLost }: { state: PadState; isLost: boolean }) {
  const { word, next } = states[state.desk];
  return (
    <section className="yc-pad-clerk" data-desk={state.desk}>
      <ClerkCard clerk={state.clerk} windowNumber={state.windowNumber} size="large" />
      <p className="yc-pad-state">{word}</p>
      <p className="yc-pad-next">{isLost ? '网络中断，正在自动重连。评价可稍后再做，不影响您办事。' : next}</p>
    </section>
  );
}
