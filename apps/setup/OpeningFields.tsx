import { FieldError } from '../../platform/ui/Field.tsx';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import type { Form } from '../../platform/ui/use-form.ts';
import { labels } from './first-values.ts';

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** The days of the week on which the hall is open. */
export function Weekdays({ form }: { form: Form }) {
  const name = 'hall.weekdays';
  const chosen = form.value(name) as number[];
  const complaint = form.complaint(name);
  const errorId = `${form.idOf(name)}-error`;
  const toggle = (weekday: number, on: boolean) =>
    form.set(name, on ? [...chosen, weekday].sort((a, b) => (a < b ? -1 : 1)) : chosen.filter((one) => one !== weekday));
  return (
    <fieldset className={`yc-field yc-choices${complaint ? ' yc-field-wrong' : ''}`} aria-describedby={errorId}>
      <legend className="yc-field-label">{labels[name]}</legend>
      <div className="yc-choice-list">
        {weekdays.map((label, place) => (
          <label key={label} className="yc-choice">
            <input
              id={place === 0 ? form.idOf(name) : undefined}
              type="checkbox"
              checked={chosen.includes(place + 1)}
              onChange={(event) => toggle(place + 1, event.target.checked)}
              onBlur={() => form.leave(name)}
            />
            {label}
          </label>
        ))}
      </div>
      <p className="yc-field-example">法定节假日自动闭厅，调休上班日自动开放。</p>
      <FieldError id={errorId} error={complaint?.message} />
    </fieldset>
  );
}

type Span = { from: string; to: string };

/** The spans of a day on which the hall is open; a hall that works through midday has one. */
export function OpenSpans({ form }: { form: Form }) {
  const name = 'hall.spans';
  const spans = form.value(name) as Span[];
  const complaint = form.complaint(name);
  const errorId = `${form.idOf(name)}-error`;
  const change = (place: number, part: Partial<Span>) =>
    form.set(
      name,
      spans.map((span, index) => (index === place ? { ...span, ...part } : span)),
    );
  const input = (place: number, part: keyof Span, title: string) => (
    <input
      id={place === 0 && part === 'from' ? form.idOf(name) : undefined}
      className="yc-input"
      type="time"
      aria-label={`第 ${place + 1} 段${title}`}
      aria-describedby={errorId}
      aria-invalid={complaint ? true : undefined}
      value={spans[place]![part]}
      onChange={(event) => change(place, { [part]: event.target.value })}
      onBlur={() => form.leave(name)}
    />
  );
  return (
    <fieldset className={`yc-field yc-choices${complaint ? ' yc-field-wrong' : ''}`}>
      <legend className="yc-field-label">{labels[name]}</legend>
      <div className="yc-choice-list setup-spans">
        {spans.map((_, place) => (
          // A span has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={place} className="setup-span">
            {input(place, 'from', '开始')}
            <span aria-hidden="true">至</span>
            {input(place, 'to', '结束')}
            {spans.length > 1 && (
              <KeyButton
                tone="quiet"
                onPress={() =>
                  form.set(
                    name,
                    spans.filter((_, index) => index !== place),
                  )
                }
              >
                去掉<span className="yc-hidden">第 {place + 1} 段</span>
              </KeyButton>
            )}
          </span>
        ))}
        {spans.length < 4 && (
          <KeyButton tone="quiet" onPress={() => form.set(name, [...spans, { from: '', to: '' }])}>
            增加一段
          </KeyButton>
        )}
      </div>
      <p className="yc-field-example">中午不休息的，只留一段，如 09:00 至 17:30。</p>
      <FieldError id={errorId} error={complaint?.message} />
    </fieldset>
  );
}
