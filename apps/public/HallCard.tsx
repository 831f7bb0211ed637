import type { HallView } from '../../registers/places/wire.ts';
import { hoursWords } from '../../registers/places/web/places-words.ts';
import { dutyWords } from '../../systems/queue/web/pause-words.ts';
import { pauseWord, waitingWords, waitWords } from '../../systems/queue/web/ticket-words.ts';
import { arrivals } from '../../systems/queue/wire.ts';
import { timeWords } from '../../platform/ui/words.ts';
import type { AnswerOf } from '../../platform/wire/contract.ts';
import { Badge } from '../../platform/ui/Badge.tsx';
import { useAsk } from './use-ask.ts';

/** A hall: where it is, how to reach it, when it is open, and how long one waits for what. */
export function HallCard({ hall }: { hall: HallView }) {
  const now = useAsk(arrivals, { params: { hallId: hall.hallId } }, 20);
  return (
    <article className="pub-hall">
      <h3>
        {hall.name}
        {now.answer && <Badge tone={now.answer.isOpen ? 'good' : 'muted'}>{openWords(now.answer)}</Badge>}
      </h3>
      <dl className="pub-facts">
        <dt>地址</dt>
        <dd>{hall.address}</dd>
        <dt>电话</dt>
        <dd>
          <a href={`tel:${hall.phone.replaceAll(/[^\d+]/g, '')}`}>{hall.phone}</a>
        </dd>
        <dt>时间</dt>
        <dd>{hoursWords(hall.hours) || '请电话咨询'}</dd>
      </dl>
      {now.answer?.isOpen && now.answer.groups.length > 0 && (
        <details className="pub-waits">
          <summary>现在等候 {now.answer.groups.reduce((sum, { waiting }) => sum + waiting, 0)} 人，看各业务</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">业务</th>
                <th scope="col">排队</th>
                <th scope="col">现在取号大约等</th>
              </tr>
            </thead>
            <tbody>
              {now.answer.groups.map(({ groupId, name, waiting, openWindows, wait, pausesUntil }) => (
                <tr key={groupId}>
                  <th scope="row">{name}</th>
                  <td>{waitingWords(waiting, openWindows)}</td>
                  <td>
                    {pausesUntil !== null
                      ? `${timeWords(pausesUntil)} 起叫号`
                      : openWindows === 0
                        ? '暂无开放窗口'
                        : waitWords(wait)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {now.problem && <p className="pub-quiet">等候情况暂时没有取到{now.answer ? '，显示的是稍早的数据' : ''}。</p>}
    </article>
  );
}

/** `办公中，到 17:00`; in a pause who is on duty, or when it goes on. */
function openWords({ isOpen, opensAt, closesAt, pause }: AnswerOf<typeof arrivals>): string {
  if (pause) {
    const duty = dutyWords({ ...pause, groups: [] });
    return duty ? `${duty}，${timeWords(pause.endsAt)} 起全部办公` : `${pauseWord(pause)}，${timeWords(pause.endsAt)} 起办公`;
  }
  if (isOpen) return `办公中${closesAt ? `，到 ${closesAt}` : ''}`;
  return opensAt ? `未开门，当日 ${opensAt} 起办公` : '今天不办公';
}
