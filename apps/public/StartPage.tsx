import { useState } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { Empty, ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { dayAt } from '../../platform/ui/words.ts';
import { hallTime } from '../../platform/wire/house.ts';
import { listHalls } from '../../registers/places/wire.ts';
import { calculatorAddress, ticketAddress } from './address.ts';
import { HallCard } from './HallCard.tsx';
import { keptTickets, ticketsOfDay } from './kept-tickets.ts';
import { Link } from './Link.tsx';
import { MatterSearch } from './MatterSearch.tsx';
import { useAsk } from './use-ask.ts';

/** The first screen: what do I want to do, my number, the halls, and when it will be done. */
export function StartPage() {
  const halls = useAsk(listHalls, {});
  const [chosen, setChosen] = useState<HallId>();
  const here = halls.answer?.find(({ hallId }) => hallId === chosen) ?? halls.answer?.[0];
  return (
    <div className="pub-start">
      <section className="pub-part pub-search" aria-labelledby="pub-matters">
        <h2 id="pub-matters">我要办什么</h2>
        {halls.problem && !halls.answer && <ProblemNote problem={halls.problem} onRetry={halls.again} />}
        {!halls.answer && !halls.problem && <Skeleton lines={3} />}
        {halls.answer && !here && <Empty title="大厅还没有开通" next="管理员完成初次设置后，这里可以查办事指南和等候情况。" />}
        {halls.answer && here && (
          <>
            {halls.answer.length > 1 && (
              <label className="pub-choose">
                在哪个大厅
                <select className="yc-input" value={here.hallId} onChange={(event) => setChosen(event.target.value as HallId)}>
                  {halls.answer.map(({ hallId, name }) => (
                    <option key={hallId} value={hallId}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <MatterSearch key={here.hallId} hallId={here.hallId} />
          </>
        )}
      </section>

      <div className="pub-side">
        <MyNumbers />
        {halls.answer && halls.answer.length > 0 && (
          <section className="pub-part" aria-labelledby="pub-halls">
            <h2 id="pub-halls">大厅与等候情况</h2>
            <ul className="pub-halls">
              {halls.answer.map((hall) => (
                <li key={hall.hallId}>
                  <HallCard hall={hall} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="pub-part" aria-labelledby="pub-limit">
          <h2 id="pub-limit">哪天能办完</h2>
          <p>按制度文件和放假安排，逐日数出办理时限的最后一天，并说明每一天算不算、为什么。</p>
          <Link to={calculatorAddress()} className="yc-button">
            计算办理时限
          </Link>
        </section>
      </div>
    </div>
  );
}

/** Numbers of today that this phone has looked at, and how to get to the first one. */
function MyNumbers() {
  const time = useAsk(hallTime, {});
  const own = time.answer ? ticketsOfDay(keptTickets(), dayAt(time.answer.at), dayAt) : [];
  return (
    <section className="pub-part" aria-labelledby="pub-numbers">
      <h2 id="pub-numbers">我的号</h2>
      {own.length === 0 ? (
        <p>在大厅取号后，用手机扫号票上的二维码，就能随时看前面还有几个人。</p>
      ) : (
        <ul className="pub-numbers">
          {own.map(({ followCode, number, hallName }) => (
            <li key={followCode}>
              <Link to={ticketAddress(followCode)} className="pub-number">
                <strong>{number}</strong>
                <span>{hallName}</span>
                <span aria-hidden="true">›</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
