import type { z } from 'zod';
import type { Day } from '../../../kernel/day.ts';
import { ChoiceField } from '../../../platform/ui/ChoiceField.tsx';
import { FormSummary } from '../../../platform/ui/FormSummary.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { TextField } from '../../../platform/ui/TextField.tsx';
import { useForm } from '../../../platform/ui/use-form.ts';
import { assignPosition } from '../wire.ts';
import { heldAt, isAdministrator, positionChoices, type PlaceNames } from './people-words.ts';
import type { Position } from '../rules/positions.ts';

const labels = { position: '岗位', scope: '在哪里', from: '从哪天起', until: '到哪天止' } as const;

type Props = {
  /** Of one hall: its windows are offered as places. */
  places: PlaceNames & { hallId: string };
  today: Day;
  mayAssignAdministrators: boolean;
  onSend: (body: z.output<typeof assignPosition.body>) => Promise<unknown>;
};

/** Gives a person a position at a place, from a day on. */
export function PositionForm({ places, today, mayAssignAdministrators, onSend }: Props) {
  const form = useForm(assignPosition.body, {
    initial: { position: '', scope: '', from: today, until: '' },
    draft: undefined,
    onSubmit: onSend,
  });
  const position = form.value('position') as Position | '';
  const scopes = position === '' ? [] : scopesFor(position, places);
  const scope = form.value('scope');
  const complaint = form.complaint('scope');
  const scopeId = form.idOf('scope');
  return (
    <form onSubmit={form.submit} noValidate>
      <FormSummary form={form} labels={labels} />
      <ChoiceField
        form={form}
        name="position"
        label={labels.position}
        pick="listed"
        choices={positionChoices.filter(({ value }) => mayAssignAdministrators || !isAdministrator(value))}
      />
      <div className={`yc-field${complaint ? ' yc-field-wrong' : ''}`}>
        <label className="yc-field-label" htmlFor={scopeId}>
          {labels.scope}
        </label>
        <select
          id={scopeId}
          className="yc-input"
          aria-invalid={complaint ? true : undefined}
          value={scope === '' ? '' : JSON.stringify(scope)}
          onChange={(event) => form.set('scope', event.target.value === '' ? '' : (JSON.parse(event.target.value) as unknown))}
          onBlur={() => form.leave('scope')}
        >
          <option value="">{position === '' ? '请先选择岗位' : '请选择'}</option>
          {scopes.map(({ value, label }) => (
            <option key={label} value={JSON.stringify(value)}>
              {label}
            </option>
          ))}
        </select>
        <p className="yc-field-error" aria-live="polite">
          {complaint && (complaint.next ? `${complaint.message}${complaint.next}` : '请从列表中选择')}
        </p>
      </div>
      <TextField form={form} name="from" label={labels.from} type="day" />
      <TextField form={form} name="until" label={labels.until} type="day" example="长期的留空；含最后一天" />
      <KeyButton tone="main" type="submit" keyName="Ctrl+Enter" title="安排岗位" pending={form.sending} onPress={() => {}}>
        安排岗位
      </KeyButton>
    </form>
  );
}

/** Every place at which this position may be held, in words. */
function scopesFor(position: Position, { halls, windows, hallId }: Props['places']): { value: object; label: string }[] {
  return heldAt(position).flatMap((kind): { value: object; label: string }[] => {
    if (kind === 'jurisdiction') return [{ value: { kind }, label: '全辖区' }];
    if (kind === 'hall') return halls.map((hall) => ({ value: { kind, hallId: hall.hallId }, label: hall.name }));
    if (kind === 'area')
      return halls.flatMap((hall) =>
        hall.areas.map(({ areaId, name }) => ({ value: { kind, hallId: hall.hallId, areaId }, label: `${hall.name} ${name}` })),
      );
    return windows.map(({ windowId, number }) => ({ value: { kind, hallId, windowId }, label: `${number} 号窗口` }));
  });
}
