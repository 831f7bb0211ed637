import { useState } from 'react';
import { useHallNow } from '../../platform/ui/hall-time.ts';
import { timeWords } from '../../platform/ui/words.ts';
import type { HallView } from '../../registers/places/wire.ts';
import { nextOpeningWords } from '../../systems/queue/web/opening-words.ts';
import { dutyWords } from '../../systems/queue/web/pause-words.ts';
import { pauseWord, waitingWords, waitWords } from '../../systems/queue/web/ticket-words.ts';
import { Pager } from './Pager.tsx';
import { pageOf } from './pages-of-list.ts';
import { Phone } from './Phone.tsx';
import type { Step } from './steps.ts';
import type { Arrivals, Group } from './use-hall.ts';

const tilesAtOnce = 8;

export type StartScreenProps = { arrivals: Arrivals; hall: HallView | undefined; onStep: (step: Step) => void };

/** The first screen: what the hall does, and how long each takes just now. After hours it still tells which papers are needed. */
export function StartScreen({ arrivals, hall, onStep }: StartScreenProps) {
  const [asked, setAsked] = useState(0);
  const { shown, page, pages } = pageOf(arrivals.groups, asked, tilesAtOnce);
  const takes = arrivals.groups.some((group) => group.takesTickets);
  const asksLeftOver = takes && arrivals.leftOverDays.length > 0;
  return (
    <>
      <div className="kiosk-eye">
        {arrivals.pause ? (
          <Pause pause={arrivals.pause} groups={arrivals.groups} />
        ) : arrivals.isOpen || takes ? (
          <Welcome arrivals={arrivals} />
        ) : (
          <Closed arrivals={arrivals} hall={hall} />
        )}
      </div>
      <div className="kiosk-hands">
        <div className="kiosk-first-row">
          <button type="button" className="kiosk-search-tile" onClick={() => onStep({ at: 'search' })}>
            <span aria-hidden="true" className="kiosk-lens" />
            <span>
              不知道去哪个窗口？<b>查事项</b>
            </span>
          </button>
          {asksLeftOver && (
            <button type="button" className="kiosk-search-tile" onClick={() => onStep({ at: 'left-over' })}>
              <span>
                上次没办完？<b>凭原号优先</b>
              </span>
            </button>
          )}
        </div>
        <ul className="kiosk-tiles">
          {shown.map((group) => (
            <li key={group.groupId}>
              <button
                type="button"
                className="kiosk-tile"
                data-long={group.name.length > 7}
                onClick={() => onStep({ at: 'matters', groupId: group.groupId, groupName: group.name })}
              >
                <span className="kiosk-tile-name">{group.name}</span>
                <span className="kiosk-tile-wait">
                  <TileWords group={group} />
                </span>
              </button>
            </li>
          ))}
          {arrivals.groups.length === 0 && <li>大厅还没有设置业务，请到咨询台办理。</li>}
        </ul>
        {pages > 1 && <Pager page={page} pages={pages} onPage={setAsked} />}
      </div>
    </>
  );
}

function Welcome({ arrivals }: { arrivals: Arrivals }) {
  const sum = (of: 'waiting' | 'openWindows') => arrivals.groups.reduce((most, group) => most + group[of], 0);
  const waiting = sum('waiting');
  return (
    <>
      <h1>您好，请问今天办什么？</h1>
      <ol className="kiosk-way">
        <li>
          <b>1</b>选业务
        </li>
        <li>
          <b>2</b>看材料
        </li>
        <li>
          <b>3</b>取号
        </li>
      </ol>
      <p>
        {openingWords(arrivals)}
        {waiting === 0 ? waitingWords(0, sum('openWindows')) : `现在共有 ${waiting} 人在等候`}
      </p>
    </>
  );
}

/** `今天办到 17:00，`; before the opening, when calling begins. */
const openingWords = ({ isOpen, opensAt, closesAt }: Arrivals): string => {
  if (!isOpen && opensAt) return `现在可以先取号，${opensAt} 开始叫号，`;
  return closesAt ? `今天办到 ${closesAt}，` : '';
};

/** The hall pauses: who is on duty, when the others go on, and whether a number can be taken meanwhile. */
function Pause({ pause, groups }: { pause: NonNullable<Arrivals['pause']>; groups: Arrivals['groups'] }) {
  const duty = dutyWords(pause);
  const again = timeWords(pause.endsAt);
  const resting = groups.filter(({ pausesUntil }) => pausesUntil !== null);
  const from = resting.find(({ takesFrom }) => takesFrom !== null)?.takesFrom;
  return (
    <>
      <h1>现在是{pauseWord(pause)}时间</h1>
      <p className="kiosk-closed-when">{duty ?? `${again} 起继续办理`}</p>
      {resting.length > 0 && (
        <p>
          {duty && `其他业务 ${again} 起办理。`}
          {from ? `${timeWords(from)} 起取号，现在可以先看要带的材料。` : `现在就可以取号，号保留，${again} 起按号叫。`}
        </p>
      )}
    </>
  );
}

function Closed({ arrivals, hall }: { arrivals: Arrivals; hall: HallView | undefined }) {
  const now = useHallNow(30_000);
  const opens = hall && now !== undefined ? nextOpeningWords(hall.hours, arrivals.opensAt, now) : undefined;
  return (
    <>
      <h1>大厅现在不办公，暂不取号</h1>
      <p className="kiosk-closed-when">{opens ? `${opens} 开始取号` : '办公时间请看大厅公告'}</p>
      <p>
        您现在就可以查要带的材料，打印带走，来了一次办成。
        {hall && (
          <>
            急事请打 <Phone number={hall.phone} />。
          </>
        )}
      </p>
    </>
  );
}

function TileWords({ group }: { group: Group }) {
  const { takesTickets, takesFrom, pausesUntil, waiting } = group;
  if (takesFrom !== null && pausesUntil !== null) return <>{timeWords(takesFrom)} 起取号</>;
  if (!takesTickets) return <>看要带什么材料</>;
  if (pausesUntil !== null)
    return (
      <>
        {timeWords(pausesUntil)} 起叫号{waiting > 0 && ` · 等候 ${waiting} 人`}
      </>
    );
  return <Wait group={group} />;
}

function Wait({ group }: { group: Group }) {
  if (group.openWindows === 0) return <>暂无窗口在办{group.waiting > 0 && ` · 等候 ${group.waiting} 人`}</>;
  if (group.waiting === 0 || !group.wait) return <>{waitingWords(group.waiting, group.openWindows)}</>;
  return (
    <>
      {waitingWords(group.waiting, group.openWindows)} · {waitWords(group.wait)}
    </>
  );
}
