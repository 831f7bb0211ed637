import { useId, useState } from 'react';
import type { Choice } from '../../../platform/ui/ChoiceField.tsx';
import { Field } from '../../../platform/ui/Field.tsx';
import { ComplaintWords } from '../../../platform/ui/TextField.tsx';
import type { Form } from '../../../platform/ui/use-form.ts';

type Props = { form: Form; name: string; label: string; people: readonly Choice[] };

/**
 * One person of the staff, found by typing a part of the name: the browser offers those that fit. The form holds the id; what fits nobody is
 * said at once.
 */
export function PersonField({ form, name, label, people }: Props) {
  const list = useId();
  const chosen = people.find(({ value }) => value === form.value(name));
  const [typed, setTyped] = useState(chosen?.label ?? '');
  const complaint = form.complaint(name);
  const fitsNobody = typed.trim() !== '' && !people.some((one) => one.label === typed.trim()) && !chosen;
  const type = (words: string) => {
    setTyped(words);
    const wanted = words.trim();
    const named = people.filter((one) => one.label === wanted || one.label.startsWith(`${wanted}（`));
    form.set(name, named.length === 1 ? named[0]!.value : '');
  };
  const error = complaint ? (
    <ComplaintWords message={fitsNobody ? '名册里没有这样一位在岗人员' : complaint.message} next={complaint.next} />
  ) : null;
  return (
    <Field id={form.idOf(name)} label={label} error={error} example="输入姓名，从列出的在岗人员中选">
      {(aria) => (
        <>
          <input
            {...aria}
            className="yc-input"
            list={list}
            autoComplete="off"
            value={typed}
            onChange={(event) => type(event.target.value)}
            onBlur={() => form.leave(name)}
          />
          <datalist id={list}>
            {people.map(({ value, label: words }) => (
              <option key={value}>{words}</option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
