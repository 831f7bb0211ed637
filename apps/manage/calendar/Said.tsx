import { Button } from 'antd';
import { day } from '../../../kernel/day.ts';
import { dayWords, monthDay } from '../../../platform/ui/words.ts';
import { looks, spansOf } from '../../../registers/calendar/web/year-months.ts';
import type { YearView } from '../../../registers/calendar/wire.ts';

type Props = {
  view: YearView;
  onCorrectList?: () => void;
  onWithdrawList?: () => void;
  onWithdrawDay?: (on: string) => void;
};

/** On what a year rests: the list with its notice and the day it was entered, and what the hall decided by itself. */
export function Said({ view, onCorrectList, onWithdrawList, onWithdrawDay }: Props) {
  const own = view.days.filter(({ notice }) => notice?.kind === 'closure' || notice?.kind === 'opening');
  return (
    <div className="manage-calendar-said">
      <section className="manage-card">
        <h3>本厅另行安排</h3>
        {own.length === 0 ? (
          <p className="manage-note">{view.year} 年没有登记闭厅或开厅的日期。</p>
        ) : (
          <ul className="manage-list">
            {own.map(({ on, notice }) => (
              <li key={on}>
                <span>
                  {dayWords(day(on))} {notice!.kind === 'closure' ? '闭厅' : '开厅'}
                  <br />
                  {notice!.name} <span className="manage-note">{notice!.source}</span>
                </span>
                {onWithdrawDay && (
                  <Button size="small" onClick={() => onWithdrawDay(on)} aria-label={`撤回${monthDay(day(on))}的登记`}>
                    撤回
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="manage-card">
        <h3>放假安排</h3>
        <List view={view} />
        {view.list !== 'not-yet' && onCorrectList && onWithdrawList && (
          <div className="manage-row">
            <Button onClick={onCorrectList}>更正</Button>
            {view.list === 'entered' && <Button onClick={onWithdrawList}>撤回</Button>}
          </div>
        )}
      </section>
    </div>
  );
}

function List({ view }: { view: YearView }) {
  if (view.list === 'not-yet')
    return <p>{view.year} 年的放假安排还没有录入，目前只知道周末休息；算到这一年的期限都是暂定的，录入后自动重算。</p>;
  return (
    <>
      <dl className="manage-facts">
        <dt>依据</dt>
        <dd>{view.source}</dd>
        <dt>录入</dt>
        <dd>
          {view.enteredOn === null ? '随系统提供' : `本地录入，${dayWords(day(view.enteredOn))}`}
          {view.wasLate && '（该年开始后才录入）'}
        </dd>
      </dl>
      <ul className="manage-list">
        {spansOf(view.days).map(({ first, last, days, kind, name }) => (
          <li key={first}>
            <span>
              {name} {looks[kind].mark}
            </span>
            <span className="manage-note">
              {monthDay(day(first))}
              {days > 1 && `至${monthDay(day(last))}，${days} 天`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
