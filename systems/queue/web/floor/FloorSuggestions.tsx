import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { Why } from '../../../../platform/ui/Why.tsx';
import type { FloorState } from '../../wire.ts';
import { useInForce } from '../desk/in-force.ts';
import { lineWords, pressureWords } from './floor-words.ts';
import './suggestions.css';

export type Suggestion = FloorState['suggestions'][number];
type Step = Suggestion['steps'][number];

const adjustmentClauses = ['chengan.queue.7.1.1'] as const;

type Props = {
  suggestions: readonly Suggestion[];
  /** Whether who looks may adjust windows here. */
  mayAdjust: boolean;
  onStep: (suggestion: Suggestion, step: Step) => void;
};

/**
 * Where the windows do not fit those who wait, and what could be done: one press opens the form, filled in.
 *
 * @clause chengan.queue.7.1.1  suggestions for adjusting windows
 */
export function FloorSuggestions({ suggestions, mayAdjust, onStep }: Props) {
  const clauses = useInForce(adjustmentClauses);
  if (suggestions.length === 0) return <p className="floor-quiet">目前不需要调整窗口</p>;
  return (
    <ul className="floor-suggestions">
      {suggestions.map((suggestion) => (
        <li key={`${lineWords(suggestion)} ${suggestion.because}`}>
          <p>
            <strong>{lineWords(suggestion)}</strong>
            <span>{pressureWords(suggestion)}</span>
            <Why clauses={clauses} about="窗口调整建议" />
          </p>
          <span className="floor-steps">
            {suggestion.steps.length === 0 && <span className="floor-quiet">没有可调的窗口，请增派人手或分流</span>}
            <ToStaff steps={suggestion.steps.filter(({ how }) => how === 'staff')} />
            {suggestion.steps
              .filter(({ how }) => how !== 'staff')
              .map((step) => (
                <KeyButton
                  key={step.windowId}
                  unavailable={mayAdjust ? undefined : '您的岗位不能调整窗口，请联系大厅负责人'}
                  onPress={() => onStep(suggestion, step)}
                >
                  {step.how === 'open' ? `启用 ${step.number} 号窗口` : `${step.number} 号窗口也来办（现等 ${step.waiting} 人）`}
                </KeyButton>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Windows that could serve at once if somebody sat there. */
function ToStaff({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return <span className="floor-step-said">{steps.map(({ number }) => number).join('、')} 号窗口可办，请安排人员开窗</span>;
}
