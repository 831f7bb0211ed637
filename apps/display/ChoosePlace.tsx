import { useEffect, useState } from 'react';
import { call } from '../../platform/ui/client.ts';
import { problemFrom } from '../../platform/ui/problem-error.ts';
import { ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import type { Problem } from '../../platform/wire/problem.ts';
import { listHalls, listWindows, type HallView, type WindowView } from '../../registers/places/wire.ts';

type Place = { hall: HallView; windows: readonly WindowView[] };
type What = 'board' | 'strip' | 'pad';

const titles: Record<What, string> = {
  board: '这块屏幕显示哪个大厅？',
  strip: '这块屏挂在哪个窗口上方？',
  pad: '评价器需要登记后才能使用',
};

/** Nobody has said yet what this screen stands for: whoever sets it up chooses here. */
export function ChoosePlace({ what, problem }: { what: What; problem: Problem | undefined }) {
  const places = usePlaces(what);
  return (
    <main className="yc-display-choose">
      <h1>{titles[what]}</h1>
      {problem && <ProblemNote problem={problem} />}
      {what === 'pad' && (
        <p>请大厅管理员在“设备”里为窗口登记一台评价器，然后在本机打开登记时给出的地址。一台评价器只对应一个窗口。</p>
      )}
      {places === 'loading' && <Skeleton lines={4} />}
      {places !== 'loading' && 'title' in places && <ProblemNote problem={places} />}
      {Array.isArray(places) && what === 'board' && <Halls places={places} />}
      {Array.isArray(places) && what === 'strip' && <Windows places={places} />}
      {Array.isArray(places) && places.length === 0 && what !== 'pad' && <p>还没有登记大厅，请先在设置页面新增大厅。</p>}
    </main>
  );
}

function Halls({ places }: { places: readonly Place[] }) {
  return (
    <ul>
      {places.map(({ hall }) => (
        <li key={hall.hallId}>
          <a href={`?hall=${hall.hallId}`}>{hall.name}</a>
        </li>
      ))}
    </ul>
  );
}

function Windows({ places }: { places: readonly Place[] }) {
  return places.map(({ hall, windows }) => (
    <section key={hall.hallId}>
      <h2>{hall.name}</h2>
      <ul>
        {windows.map(({ windowId, number, name }) => (
          <li key={windowId}>
            <a href={`?hall=${hall.hallId}&window=${windowId}`}>
              {number}号窗口 {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function usePlaces(what: What): readonly Place[] | 'loading' | Problem {
  const [places, setPlaces] = useState<readonly Place[] | 'loading' | Problem>('loading');
  useEffect(() => {
    const gone = new AbortController();
    const patiently = { signal: gone.signal, tries: Number.POSITIVE_INFINITY };
    const ask = async () => {
      const halls = what === 'pad' ? [] : await call(listHalls, patiently);
      const found: Place[] = [];
      for (const hall of halls) {
        const windows = what === 'strip' ? await call(listWindows, { params: { hallId: hall.hallId }, ...patiently }) : [];
        found.push({ hall, windows });
      }
      return found;
    };
    ask().then(setPlaces, (error) => gone.signal.aborted || setPlaces(problemFrom(error)));
    return () => gone.abort();
  }, [what]);
  return places;
}
