import { useId } from 'react';
import '../../../platform/ui/field.css';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { negativeTags, type Level } from '../wire.ts';
import { isNegative, levelWords, tagWords } from './level-words.ts';
import './pad.css';

export type Tag = (typeof negativeTags)[number];

export type MoreWordsProps = {
  level: Level;
  /** What it is for, where that has to be said. */
  about?: string | undefined;
  tags: readonly Tag[];
  comment: string;
  onTags: (tags: readonly Tag[]) => void;
  onComment: (comment: string) => void;
  onSend: () => void;
  onBack: () => void;
  /** Seconds until it is sent by itself. */
  secondsLeft: number;
  pending: boolean;
};

/**
 * After the choice, whichever it was, so that nobody at the counter can tell by the steps: what may be added. The reasons are
 * asked for the two negative levels only.
 */
export function MoreWords(props: MoreWordsProps) {
  const { level, about, tags, comment, onTags, onComment, onSend, onBack, secondsLeft, pending } = props;
  const field = useId();
  const toggle = (tag: Tag) => onTags(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag]);
  return (
    <section className="yc-more" aria-label="补充说明">
      <h1 className="yc-more-chosen">
        您选的是“{levelWords[level]}”
        <KeyButton tone="quiet" onPress={onBack} {...(pending ? { unavailable: '正在提交' } : {})}>
          重新选
        </KeyButton>
      </h1>
      {about && <p className="yc-more-about">{about}</p>}
      {isNegative(level) && (
        <fieldset className="yc-tags">
          <legend>是哪里不满意？可以不选</legend>
          {negativeTags.map((tag) => (
            <button key={tag} type="button" aria-pressed={tags.includes(tag)} onClick={() => toggle(tag)}>
              {tagWords[tag]}
            </button>
          ))}
        </fieldset>
      )}
      <div className="yc-more-line">
        <label htmlFor={field}>还想说一句？可以不填</label>
        <input
          id={field}
          className="yc-input"
          maxLength={500}
          autoComplete="off"
          value={comment}
          onChange={(event) => onComment(event.target.value)}
        />
      </div>
      <div className="yc-more-send">
        <p aria-live="off">
          {pending ? (
            '正在提交…'
          ) : (
            <>
              <span className="yc-figures">{secondsLeft}</span> 秒后自动提交
            </>
          )}
        </p>
        <KeyButton tone="main" pending={pending} onPress={onSend}>
          提交评价
        </KeyButton>
      </div>
    </section>
  );
}
