import { useId, useState } from 'react';
import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import type { Form } from '../../../platform/ui/use-form.ts';
import { namedWindowTypes } from '../wire.ts';
import './places.css';

type Props = {
  form: Form;
  label: string;
  /** Types that windows of the hall already have, beside the named ones. */
  ownTypes: readonly string[];
};

const longest = 30;

/**
 * The types of a window: the named ones, those the hall has already, and one of its own in a word.
 *
 * @clause xuchang.queue.3.2  one or more of the types, and others: the list is open
 */
export function TypesField({ form, label, ownTypes }: Props) {
  const [typed, setTyped] = useState('');
  const field = useId();
  const chosen = (form.value('types') as readonly string[] | undefined) ?? [];
  const types = [...new Set([...namedWindowTypes, '帮办代办窗口', ...ownTypes, ...chosen])];
  const add = () => {
    const own = typed.trim();
    if (own === '') return;
    form.set('types', [...new Set([...chosen, own])]);
    setTyped('');
  };
  return (
    <>
      <ChoiceField
        form={form}
        name="types"
        label={label}
        pick="some"
        clauses={['xuchang.queue.3.2']}
        choices={types.map((type) => ({ value: type, label: type }))}
      />
      <div className="places-own-type">
        <label htmlFor={field}>本厅自设类型</label>
        <input
          id={field}
          className="yc-input"
          maxLength={longest}
          placeholder="如：绿色通道窗口"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <KeyButton unavailable={typed.trim() === '' ? '请先写类型名称' : undefined} onPress={add}>
          加入
        </KeyButton>
      </div>
    </>
  );
}
