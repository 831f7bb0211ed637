type Props = { label: string; day: string | undefined; onDay: (day: string) => void };

/** A day by which a list is narrowed; emptied, it no longer is. */
export function DayField({ label, day, onDay }: Props) {
  return (
    <label>
      {label}{' '}
      <input className="yc-input manage-day" type="date" value={day ?? ''} onChange={(event) => onDay(event.target.value)} />
    </label>
  );
}
