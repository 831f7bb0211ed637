import { useId } from 'react';
import type { ProblemRefusal } from '../../../platform/wire/problem.ts';
import { eventWords, stopWords } from './calculator-words.ts';
import type { Slot } from './complaints.ts';
import { Complaints } from './Complaints.tsx';
import { eventRow, eventTypes, type EventRow, type EventType, type StopReason } from './question.ts';

export type EventRowsProps = {
  events: readonly EventRow[];
  onChange: (events: EventRow[]) => void;
  complaints: ReadonlyMap<Slot, readonly ProblemRefusal[]>;
  today: string | undefined;
};

/** What happened to the case, one line each, in the order in which it happened. */
export function EventRows({ events, onChange, complaints, today }: EventRowsProps) {
  const id = useId();
  const change = (changed: EventRow) => onChange(events.map((row) => (row.key === changed.key ? changed : row)));
  const dated = events.map(({ on }) => on).filter(Boolean);
  const isOutOfOrder = dated.some((on, place) => place > 0 && on < dated[place - 1]!);
  return (
    <fieldset className="yc-limit-part">
      <legend>经过</legend>
      <ol className="yc-limit-events">
        {events.map((row) => (
          <li key={row.key}>
            <Row
              row={row}
              onChange={change}
              onRemove={() => onChange(events.filter(({ key }) => key !== row.key))}
              complaints={complaints.get(`event-${row.key}`)}
              hasSeveralStops={new Set(events.filter(({ type }) => type === 'suspended').map(({ because }) => because)).size > 1}
            />
          </li>
        ))}
      </ol>
      <Complaints id={`${id}-events`} of={complaints.get('events')} />
      <div className="yc-limit-line">
        <label className="yc-hidden" htmlFor={`${id}-add`}>
          添加一项经过
        </label>
        <select
          id={`${id}-add`}
          className="yc-input yc-limit-add-event"
          value=""
          onChange={(event) => onChange([...events, eventRow(event.target.value as EventType, dated.at(-1) ?? today ?? '')])}
        >
          <option value="" disabled>
            ＋ 添加一项经过
          </option>
          {eventTypes.map((type) => (
            <option key={type} value={type}>
              {eventWords[type].name}
            </option>
          ))}
        </select>
        {isOutOfOrder && (
          <button
            type="button"
            className="yc-button"
            // Rows without a day stay behind; of one day, the order given stays.
            onClick={() => onChange(events.toSorted((a, b) => (a.on || '9').localeCompare(b.on || '9')))}
          >
            按日期排好
          </button>
        )}
      </div>
    </fieldset>
  );
}

type RowProps = {
  row: EventRow;
  onChange: (row: EventRow) => void;
  onRemove: () => void;
  complaints: readonly ProblemRefusal[] | undefined;
  /** Then a resumption says which of them it ends. */
  hasSeveralStops: boolean;
};

function Row({ row, onChange, onRemove, complaints, hasSeveralStops }: RowProps) {
  const id = useId();
  const { name } = eventWords[row.type];
  return (
    <div className={complaints ? 'yc-limit-event yc-limit-wrong' : 'yc-limit-event'}>
      <label htmlFor={`${id}-on`}>{name}</label>
      <input
        id={`${id}-on`}
        type="date"
        className="yc-input"
        value={row.on}
        aria-invalid={complaints ? true : undefined}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => onChange({ ...row, on: event.target.value })}
      />
      <button type="button" className="yc-limit-remove" aria-label={`去掉“${name}”`} onClick={onRemove}>
        ×
      </button>
      {row.type === 'suspended' && (
        <label className="yc-limit-extra">
          <span className="yc-hidden">停表原因</span>
          <select
            className="yc-input"
            value={row.because}
            onChange={(event) => onChange({ ...row, because: event.target.value as StopReason })}
          >
            {Object.entries(stopWords).map(([because, words]) => (
              <option key={because} value={because}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
      {row.type === 'resumed' && (hasSeveralStops || row.ends) && (
        <label className="yc-limit-extra">
          <span className="yc-hidden">恢复哪一项停表</span>
          <select
            className="yc-input"
            value={row.ends ?? ''}
            onChange={(event) => onChange({ ...row, ends: (event.target.value || undefined) as StopReason | undefined })}
          >
            <option value="">恢复最近停的一项</option>
            {Object.entries(stopWords).map(([because, words]) => (
              <option key={because} value={because}>
                {words}结束
              </option>
            ))}
          </select>
        </label>
      )}
      {row.type === 'extended' && (
        <label className="yc-limit-extra">
          延长
          <input
            className="yc-input yc-limit-number"
            inputMode="numeric"
            autoComplete="off"
            value={row.workingDays}
            onChange={(event) => onChange({ ...row, workingDays: event.target.value.replaceAll(/[^\d]/g, '').slice(0, 4) })}
          />
          个工作日
        </label>
      )}
      {row.type === 'extended' && (
        <label className="yc-limit-extra">
          申请于
          <input
            type="date"
            className="yc-input"
            value={row.askedOn ?? ''}
            onChange={(event) => onChange({ ...row, askedOn: event.target.value || undefined })}
          />
          <span className="yc-limit-hint">与生效同日的，不填</span>
        </label>
      )}
      {row.on === '' && <p className="yc-limit-hint yc-limit-extra">还没有选日期，暂不计入。</p>}
      <Complaints id={`${id}-wrong`} of={complaints} />
    </div>
  );
}
