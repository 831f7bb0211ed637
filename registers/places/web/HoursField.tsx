import { FieldError } from '../../../platform/ui/Field.tsx';
import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import type { Form } from '../../../platform/ui/use-form.ts';
import { shifts, type OpenSpan, type WeekHours } from '../wire.ts';
import { shiftWords, weekdayWords } from './places-words.ts';
import './places.css';

/** The opening hours of a week, weekday by weekday. A weekday without a span is closed. */
export function HoursField({ form, name }: { form: Form; name: string }) {
  const hours = form.value(name) as WeekHours;
  const complaint = form.complaint(name);
  const errorId = `${form.idOf(name)}-error`;
  const spansOf = (weekday: number) => hours.find((one) => one.weekday === weekday)?.spans ?? [];
  const setSpans = (weekday: number, spans: OpenSpan[]) =>
    form.set(
      name,
      [...hours.filter((one) => one.weekday !== weekday), ...(spans.length > 0 ? [{ weekday, spans }] : [])].toSorted(
        (a, b) => a.weekday - b.weekday,
      ),
    );
  const change = (weekday: number, place: number, part: Partial<OpenSpan>) =>
    setSpans(
      weekday,
      spansOf(weekday).map((span, index) => (index === place ? { ...span, ...part } : span)),
    );
  return (
    <fieldset className={`yc-field places-hours${complaint ? ' yc-field-wrong' : ''}`} aria-describedby={errorId}>
      <legend className="yc-field-label">开放时间</legend>
      {weekdayWords.map((word, index) => {
        const weekday = index + 1;
        const spans = spansOf(weekday);
        return (
          <div key={word} className="places-weekday">
            <span className="places-weekday-name">{word}</span>
            <div className="places-spans">
              {spans.length === 0 && <span className="places-closed">不开放</span>}
              {spans.map((span, place) => (
                // A span has no name but its place.
                // oxlint-disable-next-line react/no-array-index-key
                <span key={place} className="places-span">
                  {(['from', 'to'] as const).map((end) => (
                    <input
                      key={end}
                      id={weekday === 1 && place === 0 && end === 'from' ? form.idOf(name) : undefined}
                      className="yc-input"
                      type="time"
                      aria-label={`${word}第 ${place + 1} 段${end === 'from' ? '开始' : '结束'}`}
                      value={span[end]}
                      onChange={(event) => change(weekday, place, { [end]: event.target.value })}
                      onBlur={() => form.leave(name)}
                    />
                  ))}
                  <select
                    className="yc-input"
                    aria-label={`${word}第 ${place + 1} 段班次`}
                    value={span.shift}
                    onChange={(event) => change(weekday, place, { shift: event.target.value as OpenSpan['shift'] })}
                  >
                    {shifts.map((shift) => (
                      <option key={shift} value={shift}>
                        {shiftWords[shift]}
                      </option>
                    ))}
                  </select>
                  <KeyButton
                    tone="quiet"
                    onPress={() =>
                      setSpans(
                        weekday,
                        spans.filter((_, other) => other !== place),
                      )
                    }
                  >
                    去掉<span className="yc-hidden">{`${word}第 ${place + 1} 段`}</span>
                  </KeyButton>
                </span>
              ))}
              <span>
                <KeyButton tone="quiet" onPress={() => setSpans(weekday, [...spans, { from: '', to: '', shift: 'ordinary' }])}>
                  增加一段<span className="yc-hidden">（{word}）</span>
                </KeyButton>
                {weekday > 1 && spansOf(weekday - 1).length > 0 && (
                  <KeyButton tone="quiet" onPress={() => setSpans(weekday, spansOf(weekday - 1))}>
                    同{weekdayWords[index - 1]}
                    <span className="yc-hidden">（{word}）</span>
                  </KeyButton>
                )}
              </span>
            </div>
          </div>
        );
      })}
      <FieldError id={errorId} error={complaint && `${complaint.message}${complaint.next ? `。${complaint.next}` : ''}`} />
    </fieldset>
  );
}
