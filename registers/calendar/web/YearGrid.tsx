import { dateOf, day } from '../../../kernel/day.ts';
import { dayWords } from '../../../platform/ui/words.ts';
import type { CalendarDay, YearView } from '../wire.ts';
import './calendar.css';
import { lookOf, looks, monthsOf, type Look, type MonthWeeks } from './year-months.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

type Props = { view: YearView; today: string | undefined };

/** A year as twelve months; each kind of day has its shape or word besides its colour. */
export function YearGrid({ view, today }: Props) {
  return (
    <section className="calendar-year" aria-label={`${view.year}年日历`}>
      <ul className="calendar-legend">
        {(Object.keys(looks) as Look[]).map((look) => (
          <li key={look}>
            <span className={`calendar-swatch calendar-${look}`} aria-hidden="true">
              {looks[look].mark}
            </span>
            {looks[look].word}
          </li>
        ))}
      </ul>
      <div className="calendar-months">
        {monthsOf(view.days).map((month) => (
          <Month key={month.month} month={month} today={today} />
        ))}
      </div>
    </section>
  );
}

function Month({ month: { month, weeks }, today }: { month: MonthWeeks; today: string | undefined }) {
  return (
    <table className="calendar-month">
      <caption>{month}月</caption>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((one) => one !== null)?.on}>
            {week.map((one, place) =>
              one === null ? <td key={weekdays[place]}>&nbsp;</td> : <Cell key={one.on} one={one} isToday={one.on === today} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ one, isToday }: { one: CalendarDay; isToday: boolean }) {
  const look = lookOf(one);
  const { mark, word } = looks[look];
  const named = one.notice && one.notice.kind !== 'as-published' ? `：${one.notice.name}（${one.notice.source}）` : '';
  return (
    <td
      className={`calendar-${look}${isToday ? ' calendar-today' : ''}`}
      title={`${dayWords(day(one.on))} ${word}${named}`}
      aria-current={isToday ? 'date' : undefined}
    >
      {dateOf(day(one.on))}
      {mark ? <span className="calendar-mark">{mark}</span> : look === 'weekend' && <span className="yc-hidden">{word}</span>}
    </td>
  );
}
