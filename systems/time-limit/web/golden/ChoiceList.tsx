import { useId } from 'react';
import '../../../../platform/ui/field.css';

type Props<Value extends string> = {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One of a few, all in sight, outside a form. */
export function ChoiceList<Value extends string>({ label, value, choices, onChange }: Props<Value>) {
  const id = useId();
  return (
    <fieldset className="yc-choices golden-choices">
      <legend className="yc-hidden">{label}</legend>
      <div className="yc-choice-list">
        {choices.map((choice) => (
          <label key={choice.value} className="yc-choice">
            <input type="radio" name={id} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
