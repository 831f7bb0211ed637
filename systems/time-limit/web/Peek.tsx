import type { Day } from '../../../kernel/day.ts';
import { dayWords } from '../../../platform/ui/words.ts';
import type { Explanation } from './use-explanation.ts';

/** On a phone the answer lies below the questions: one line of it stands beside what is being changed, and leads there. */
export function Peek({ explanation, isStale }: { explanation: Explanation; isStale: boolean }) {
  return (
    <a className="yc-limit-peek" href="#yc-limit-answer">
      <span>{isStale ? '正在计算…' : peekWords(explanation)}</span>
      <span className="yc-limit-peek-more">看结果 ↓</span>
    </a>
  );
}

function peekWords(explanation: Explanation): string {
  if (explanation.state === 'refused')
    return explanation.problem.refusals.length > 0 ? `有 ${explanation.problem.refusals.length} 处需要处理` : '没有算成';
  if (explanation.state !== 'answered') return '请填写时限和日期';
  const { deadline } = explanation.answer;
  return deadline ? `截止 ${dayWords(deadline as Day)}` : '时限已停，暂无截止日期';
}
