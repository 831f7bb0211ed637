import { levelWords } from '../level-words.ts';
import { levels, type evaluationsOfDay, type Level } from '../../wire.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import './evaluations.css';

type Props = { day: AnswerOf<typeof evaluationsOfDay>; chosen: Level | undefined; onChoose: (level: Level | undefined) => void };

/** How many were asked, how many answered, and how: each level as a bar that filters the list. */
export function EvaluationFigures({ day: { evaluations, invited, given, negative }, chosen, onChoose }: Props) {
  const most = Math.max(1, ...levels.map((level) => countOf(evaluations, level)));
  return (
    <section className="evals" aria-label="评价概况">
      <dl className="evals-figures">
        <div>
          <dt>邀请评价</dt>
          <dd>
            {invited}
            <small> 件</small>
          </dd>
        </div>
        <div>
          <dt>已评价</dt>
          <dd>
            {given}
            <small> 件{invited > 0 && ` 占 ${Math.round((given / invited) * 100)}%`}</small>
          </dd>
        </div>
        <div className={negative > 0 ? 'evals-negative' : undefined}>
          <dt>差评</dt>
          <dd>
            {negative}
            <small>{negative > 0 && ' 须回访整改'}</small>
          </dd>
        </div>
      </dl>
      <ul className="evals-levels">
        {levels.map((level) => {
          const count = countOf(evaluations, level);
          return (
            <li key={level}>
              <button
                type="button"
                aria-pressed={chosen === level}
                onClick={() => onChoose(chosen === level ? undefined : level)}
              >
                <span>{levelWords[level]}</span>
                <span className="evals-bar" aria-hidden="true">
                  <span style={{ width: `${(count / most) * 100}%` }} />
                </span>
                <span className="yc-figures">{count}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const countOf = (evaluations: readonly { level: Level }[], level: Level): number =>
  evaluations.filter((one) => one.level === level).length;
