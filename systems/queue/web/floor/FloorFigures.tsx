import type { ReactNode } from 'react';
import { countWords } from '../../../../platform/ui/words.ts';
import type { FloorState, TicketState } from '../../wire.ts';
import './floor.css';

type Props = {
  floor: Pick<FloorState, 'today' | 'yesterday' | 'groups'>;
  /** Where the tickets of a state are listed; without one, all of the day. */
  ticketsAt: (state?: TicketState) => string;
};

/** Five numbers of the day, each with what it is to be measured by, and each leading to its records. */
export function FloorFigures({ floor: { today, yesterday, groups }, ticketsAt }: Props) {
  const longest = Math.max(0, ...groups.map(({ longestMinutes }) => longestMinutes ?? 0));
  const share = today.taken === 0 ? undefined : Math.round((today.missed / today.taken) * 100);
  return (
    <ul className="floor-figures">
      <Figure title="今日取号" value={countWords(today.taken)} href={ticketsAt()}>
        {yesterday ? `昨日全天 ${countWords(yesterday.taken)}` : noYesterday}
      </Figure>
      <Figure title="已办结" value={countWords(today.served)} unit="件" href={ticketsAt('finished')}>
        {yesterday ? `昨日全天 ${countWords(yesterday.served)} 件` : noYesterday}
      </Figure>
      <Figure title="正在等候" value={countWords(today.waiting)} href={ticketsAt('waiting')}>
        {today.waiting > 0 && `最久 ${Math.round(longest)} 分钟`}
      </Figure>
      <Figure title="过号" value={countWords(today.missed)} href={ticketsAt('missed')}>
        {share !== undefined && `占取号 ${share}%`}
      </Figure>
      <Figure
        title="等候中位数"
        value={minutes(today.medianWaitMinutes)}
        unit={today.medianWaitMinutes === null ? '' : '分钟'}
        href={ticketsAt('finished')}
      >
        {yesterday ? `昨日 ${minutes(yesterday.medianWaitMinutes)} 分钟` : noYesterday}
      </Figure>
    </ul>
  );
}

const noYesterday = '昨日无数据';

const minutes = (value: number | null): string => (value === null ? '—' : String(Math.round(value)));

function Figure(props: { title: string; value: string; unit?: string; href: string; children: ReactNode }) {
  return (
    <li>
      <a className="floor-figure" href={props.href}>
        <span className="floor-figure-title">{props.title}</span>
        <span className="floor-figure-value">
          {props.value}
          {props.unit && <small> {props.unit}</small>}
        </span>
        <span className="floor-figure-beside">{props.children}</span>
      </a>
    </li>
  );
}
