import { useId, type ReactNode } from 'react';
import { claimable, priorityWords } from '../../systems/queue/web/ticket-words.ts';
import type { Priority } from '../../systems/queue/wire.ts';
import type { OfVisitor } from './basket.ts';
import '../../platform/ui/field.css';

export type OfVisitorFieldsProps = {
  said: OfVisitor;
  onSay: (said: OfVisitor) => void;
  /** What else can be done at the end of the last row. */
  children?: ReactNode;
};

/** Who is served before others, and a name for the window; both may be left as they are. */
export function OfVisitorFields({ said, onSay, children }: OfVisitorFieldsProps) {
  const field = useId();
  const choices: readonly Priority[] = ['ordinary', ...claimable];
  return (
    <>
      <fieldset className="kiosk-priority">
        <legend>需要优先照顾吗？窗口会核对证件</legend>
        {choices.map((one) => (
          <button key={one} type="button" aria-pressed={said.priority === one} onClick={() => onSay({ ...said, priority: one })}>
            {one === 'ordinary' ? '不需要' : priorityWords[one]}
          </button>
        ))}
      </fieldset>
      <div className="kiosk-name">
        <label htmlFor={field}>姓名</label>
        <input
          id={field}
          className="yc-input"
          maxLength={60}
          autoComplete="off"
          placeholder="可以不填，供窗口核对"
          value={said.name}
          onChange={(event) => onSay({ ...said, name: event.target.value })}
        />
        {children}
      </div>
    </>
  );
}
