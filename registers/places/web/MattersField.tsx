import type { Form } from '../../../platform/ui/use-form.ts';

/** To which matters a window is held, one code a line; empty for every matter of its groups. */
export function MattersField({ form, label }: { form: Form; label: string }) {
  const matterCodes = (form.value('matterCodes') as readonly string[] | undefined) ?? [];
  return (
    <div className="yc-field">
      <label className="yc-field-label" htmlFor={form.idOf('matterCodes')}>
        {label}
      </label>
      <textarea
        id={form.idOf('matterCodes')}
        className="yc-input"
        rows={2}
        value={matterCodes.join('\n')}
        onChange={(event) => form.set('matterCodes', event.target.value === '' ? [] : event.target.value.split('\n'))}
        onBlur={() => {
          form.set(
            'matterCodes',
            matterCodes.map((code) => code.trim()).filter((code) => code !== ''),
          );
          form.leave('matterCodes');
        }}
      />
      <p className="yc-field-example">留空则受理业务组内全部事项；需要限定的，每行填一个实施编码。</p>
      <p className="yc-field-error">{form.complaint('matterCodes')?.message}</p>
    </div>
  );
}
