import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { ProblemNote } from '../../platform/ui/states.tsx';
import type { Problem } from '../../platform/wire/problem.ts';
import { choiceWords, type Basket, type OfVisitor } from './basket.ts';
import { OfVisitorFields } from './OfVisitorFields.tsx';
import type { Choice } from './steps.ts';
import './basket.css';
import './papers.css';

export type BasketScreenProps = {
  basket: Basket;
  /** How many the hall does under one number. */
  most: number;
  said: OfVisitor;
  onSay: (said: OfVisitor) => void;
  problem: Problem | undefined;
  onDrop: (choice: Choice) => void;
  onMore: () => void;
  onTake: () => void;
};

/** Everything that is chosen, each to be taken out again, and the last touch before the ticket. */
export function BasketScreen({ basket, most, said, onSay, problem, onDrop, onMore, onTake }: BasketScreenProps) {
  const isEmpty = basket.length === 0;
  return (
    <>
      <div className="kiosk-eye kiosk-eye-basket">
        <h1>{isEmpty ? '还没有选事项' : `一个号办 ${basket.length} 件事`}</h1>
        <p>{isEmpty ? '请返回选择您要办的事。' : '同一窗口能办的会接着办；要换窗口的，按您取号的时间排，不用重新排队。'}</p>
      </div>
      <div className="kiosk-hands kiosk-hands-basket">
        {problem && <ProblemNote problem={problem} />}
        <ol className="kiosk-chosen" data-many={basket.length > 3}>
          {basket.map((choice) => (
            <li key={choice.matter?.code ?? choice.groupId}>
              <span>
                {choiceWords(choice)}
                <small>{choice.groupName}</small>
              </span>
              <button type="button" aria-label={`去掉 ${choiceWords(choice)}`} onClick={() => onDrop(choice)}>
                去掉
              </button>
            </li>
          ))}
        </ol>
        {!isEmpty && <OfVisitorFields said={said} onSay={onSay} />}
        <div className="kiosk-bar kiosk-bar-main">
          <KeyButton onPress={onMore} unavailable={basket.length < most ? undefined : `一个号最多办 ${most} 件`}>
            {isEmpty ? '回去选择' : '再加一件'}
          </KeyButton>
          {!isEmpty && (
            <KeyButton tone="main" onPress={onTake}>
              取号
            </KeyButton>
          )}
        </div>
      </div>
    </>
  );
}
