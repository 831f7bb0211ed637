import { Button, Select } from 'antd';
import { useState } from 'react';
import { calendarYears } from '../../../kernel/calendar.ts';
import { day, yearOf } from '../../../kernel/day.ts';
import { hallTime } from '../../../platform/wire/house.ts';
import { YearGrid } from '../../../registers/calendar/web/YearGrid.tsx';
import * as wire from '../../../registers/calendar/wire.ts';
import { Answered } from '../Answered.tsx';
import { PageOf } from '../PageOf.tsx';
import { Written } from '../Written.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';
import { useWrites } from '../use-writes.ts';
import { CalendarSheet, type OnCalendarSheet } from './CalendarSheet.tsx';
import './calendar-page.css';
import { Said } from './Said.tsx';

/** The working days of the hall: a year at a glance, on what it rests, and what is entered here. */
export function CalendarPage() {
  const { hall, may } = useStanding();
  const [search, change] = usePageSearch();
  const [sheet, setSheet] = useState<OnCalendarSheet>();
  const writes = useWrites();
  const time = useAsk(hallTime, {});
  const today = time.answer?.today;
  const thisYear = today === undefined ? undefined : yearOf(day(today));
  const asked = search['year'] ?? '';
  const isKnown = /^\d{4}$/.test(asked) && Number(asked) > calendarYears.first && Number(asked) <= calendarYears.last;
  const year = isKnown ? Number(asked) : thisYear;
  const view = useAsk(
    wire.readHallYear,
    { params: { hallId: hall.hallId, year: year ?? 0 }, query: {} },
    { when: year !== undefined, keep: 'the last answer' },
  );
  const managesHall = may('calendar.manage');
  const managesLists = may('calendar.manage', 'jurisdiction');

  return (
    <PageOf
      page="calendar"
      title="日历"
      about={view.answer && `${view.answer.year} 年工作日 ${view.answer.workingDays} 天`}
      actions={
        <>
          {year !== undefined && thisYear !== undefined && (
            <Select
              aria-label="年份"
              value={year}
              onChange={(chosen) => change({ year: String(chosen) })}
              options={yearsAround(thisYear, year).map((value) => ({ value, label: `${value} 年` }))}
              style={{ width: 110 }}
            />
          )}
          {managesLists && thisYear !== undefined && (
            <Button onClick={() => setSheet({ kind: 'publish', year: thisYear + 1 })}>录入放假安排</Button>
          )}
          {managesHall && (
            <Button type="primary" onClick={() => setSheet({ kind: 'hall day' })}>
              登记闭厅或开厅
            </Button>
          )}
        </>
      }
    >
      <Written writes={writes} />
      <Answered asked={view}>
        {(shown) => (
          <div className="manage-calendar">
            <YearGrid view={shown} today={today} />
            <Said
              view={shown}
              {...(managesHall ? { onWithdrawDay: (on) => setSheet({ kind: 'withdraw day', on }) } : {})}
              {...(managesLists
                ? {
                    onCorrectList: () => setSheet({ kind: 'correct', year: shown.year }),
                    onWithdrawList: () => setSheet({ kind: 'withdraw list', year: shown.year }),
                  }
                : {})}
            />
          </div>
        )}
      </Answered>
      {sheet && (
        <CalendarSheet
          sheet={sheet}
          writes={writes}
          onYear={(entered) => change({ year: String(entered) })}
          onClose={() => setSheet(undefined)}
        />
      )}
    </PageOf>
  );
}

/** The lists that came with the house begin with 2016; the next year is looked at before its list is out. */
function yearsAround(thisYear: number, shown: number): readonly number[] {
  const years = Array.from({ length: thisYear + 2 - 2016 }, (_, index) => thisYear + 1 - index);
  return years.includes(shown) ? years : [...years, shown].toSorted((a, b) => b - a);
}
