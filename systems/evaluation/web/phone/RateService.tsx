import { useId } from 'react';
import '../../../../platform/ui/field.css';
import { timeWords } from '../../../../platform/ui/words.ts';
import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import { levels, negativeTags, type Level, type servicesOfTicket } from '../../wire.ts';
import { Face } from '../Face.tsx';
import { isNegative, levelWords, serviceWords, tagWords } from '../level-words.ts';
import './rate.css';

type Tag = (typeof negativeTags)[number];
export type Choice = { level: Level; tags: readonly Tag[]; comment: string };

type RateServiceProps = {
  service: AnswerOf<typeof servicesOfTicket>['services'][number];
  /** Which of several, from 1. */
  nth: number | undefined;
  choice: Choice | undefined;
  onChoice: (choice: Choice) => void;
};

/** One service: what was done and where, the five levels, and after the choice what may be added. */
export function RateService({ service, nth, choice, onChoice }: RateServiceProps) {
  const name = useId();
  const toggle = (tag: Tag, tags: readonly Tag[]) => (tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag]);
  return (
    <fieldset className="yc-rate-service">
      <legend>
        {nth !== undefined && `${nth}. `}
        {serviceWords(service)}
        <small>
          {service.windowNumber} 号窗口 · {timeWords(service.finishedAt)} 办完
        </small>
      </legend>
      <div className="yc-rate-levels">
        {levels.map((level) => (
          <label key={level}>
            <input
              type="radio"
              name={name}
              checked={choice?.level === level}
              onChange={() => onChoice({ tags: [], comment: '', ...choice, level })}
            />
            <Face level={level} />
            <Word level={level} />
          </label>
        ))}
      </div>
      {choice && isNegative(choice.level) && (
        <fieldset className="yc-rate-tags">
          <legend>是哪里不满意？可以不选</legend>
          {negativeTags.map((tag) => (
            <label key={tag}>
              <input
                type="checkbox"
                checked={choice.tags.includes(tag)}
                onChange={() => onChoice({ ...choice, tags: toggle(tag, choice.tags) })}
              />
              {tagWords[tag]}
            </label>
          ))}
        </fieldset>
      )}
      {choice && (
        <label className="yc-rate-word">
          还想说一句？可以不填
          <input
            className="yc-input"
            maxLength={500}
            autoComplete="off"
            value={choice.comment}
            onChange={(event) => onChoice({ ...choice, comment: event.target.value })}
          />
        </label>
      )}
    </fieldset>
  );
}

/** On a narrow screen a level breaks where a reader would, after `非常` or `基本`. */
function Word({ level }: { level: Level }) {
  const [, degree = '', rest = ''] = /^(非常|基本)?(.+)$/.exec(levelWords[level]) ?? [];
  return (
    <span className="yc-rate-word-of-level">
      {degree}
      {degree && <wbr />}
      {rest}
    </span>
  );
}
