import { useState } from 'react';
import { dateOf, type Day } from '../../../kernel/day.ts';
import type { CountsBecause, ExplainedDay, SkippedBecause } from '../rules/index.ts';
import { becauseInWords } from '../wording.ts';
import { eventWords } from './calculator-words.ts';
import { monthsBetween, type MonthGrid } from './day-steps.ts';
import type { EventRow } from './question.ts';

type Look = 'counted' | 'off' | 'stopped' | 'before';

/** How a day looks and the short word that stands in its cell; a counted day shows its number instead. */
const looks: Record<CountsBecause | SkippedBecause, { look: Look; word: string }> = {
  'working-day': { look: 'counted', word: '' },
  'make-up-working-day': { look: 'counted', word: '' },
  'opened-by-the-hall': { look: 'counted', word: '' },
  'calendar-day': { look: 'counted', word: '' },
  'takes-the-number-of-the-stop-day': { look: 'counted', word: '' },
  weekend: { look: 'off', word: '周末' },
  holiday: { look: 'off', word: '放假' },
  'closed-by-the-hall': { look: 'off', word: '闭厅' },
  'day-of-start': { look: 'before', word: '起算日' },
  'not-accepted-yet': { look: 'before', word: '未受理' },
  'before-the-count-began-anew': { look: 'before', word: '重算前' },
  'awaiting-correction': { look: 'stopped', word: '待补正' },
  'superior-approval': { look: 'stopped', word: '待批准' },
  'special-procedure': { look: 'stopped', word: '程序中' },
  'stop-day-would-be-the-last': { look: 'stopped', word: '停表日' },
  'end-moves-to-a-working-day': { look: 'off', word: '顺延' },
};

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
/** Months shown at once; a limit of years would otherwise bury everything below it. */
const monthsAtOnce = 4;

export type CalendarStripProps = {
  days: readonly ExplainedDay[];
  deadline: Day | null;
  asOf: Day;
  /** What had happened by then. */
  events: readonly EventRow[];
};

/** The count as a calendar: each day with its number, or the word why it has none. */
export function CalendarStrip({ days, deadline, asOf, events }: CalendarStripProps) {
  const [all, setAll] = useState(false);
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const byDay = new Map(days.map((one) => [one.on, one]));
  const months = monthsBetween(first.on, last.on);
  const shown = all ? months : months.slice(0, monthsAtOnce);
  return (
    <section className="yc-limit-calendar" aria-label="逐日日历">
      <div className="yc-limit-months">
        {shown.map((grid) => (
          <Month key={`${grid.year} ${grid.month}`} grid={grid} byDay={byDay} deadline={deadline} asOf={asOf} events={events} />
        ))}
      </div>
      {shown.length < months.length && (
        <button type="button" className="yc-button" onClick={() => setAll(true)}>
          再显示后面的 {months.length - shown.length} 个月
        </button>
      )}
      <ul className="yc-limit-legend-list">
        <li>
          <span className="yc-limit-swatch yc-limit-counted" aria-hidden="true" />
          计入，数字为第几天
        </li>
        <li>
          <span className="yc-limit-swatch yc-limit-off" aria-hidden="true" />
          休息，不计
        </li>
        <li>
          <span className="yc-limit-swatch yc-limit-stopped" aria-hidden="true" />
          已停，不计
        </li>
        <li>
          <span className="yc-limit-swatch yc-limit-before" aria-hidden="true" />
          起算前，不计
        </li>
      </ul>
    </section>
  );
}

type MonthProps = Omit<CalendarStripProps, 'days'> & { grid: MonthGrid; byDay: ReadonlyMap<Day, ExplainedDay> };

function Month({ grid, byDay, ...rest }: MonthProps) {
  return (
    <table className="yc-limit-month">
      <caption>
        {grid.year}年{grid.month}月
      </caption>
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
        {grid.weeks.map((week) => (
          <tr key={week.find((on) => on !== null)}>
            {week.map((on, place) =>
              on === null ? <td key={weekdays[place]}>&nbsp;</td> : <Cell key={on} on={on} one={byDay.get(on)} {...rest} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = Omit<CalendarStripProps, 'days'> & { on: Day; one: ExplainedDay | undefined };

function Cell({ on, one, deadline, asOf, events }: CellProps) {
  const happened = [...new Set(events.filter((row) => row.on === on).map(({ type }) => eventWords[type].short))];
  const isDeadline = on === deadline;
  const isAsked = on === asOf;
  const marks = [
    ...(isDeadline ? ['截止'] : []),
    ...happened,
    ...(isAsked && happened.length === 0 && !isDeadline ? ['查询日'] : []),
  ];
  const look = one && looks[one.because];
  const kind = one?.notice?.kind;
  const names = [
    look ? `yc-limit-${look.look}` : 'yc-limit-outside',
    isDeadline ? 'yc-limit-last' : '',
    isAsked ? 'yc-limit-asked' : '',
  ];
  return (
    <td className={names.filter(Boolean).join(' ')} title={one && becauseInWords(one)}>
      <span className="yc-limit-date">
        {dateOf(on)}
        {(kind === 'workday' || kind === 'opening') && <span className="yc-limit-mark">班</span>}
        {kind === 'holiday' && <span className="yc-limit-mark">休</span>}
      </span>
      <span className="yc-limit-count">
        {one?.number ? `第${one.number}天` : look && (kind === 'holiday' && look.look === 'off' ? one?.notice?.name : look.word)}
      </span>
      {marks.map((mark) => (
        <span key={mark} className="yc-limit-happened">
          {mark}
        </span>
      ))}
    </td>
  );
}
