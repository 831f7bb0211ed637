import { useDeferredValue, useId, useState } from 'react';
import type { HallId } from '../../kernel/ids.ts';
import { ProblemNote, Skeleton } from '../../platform/ui/states.tsx';
import { searchMatters, type MatterLine } from '../../registers/catalogue/wire.ts';
import { matterAddress } from './address.ts';
import { Link } from './Link.tsx';
import { limitWords } from './limit-words.ts';
import { useAsk } from './use-ask.ts';

/** Everyday names shown before anything is typed, and lines shown of what was found: what fits a glance. */
const atOnce = { names: 10, lines: 8 };

/** Looks for a matter by its name, its everyday name or a paper it needs; before anything is typed it offers what most people come for. */
export function MatterSearch({ hallId }: { hallId: HallId }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [all, setAll] = useState(false);
  const search = useDeferredValue(typed.trim());
  const { answer, problem, again } = useAsk(searchMatters, { params: { hallId }, query: search ? { search } : {} });
  const isList = search !== '' || all;
  const found = answer?.matters ?? [];
  const shown = all ? found : found.slice(0, atOnce.lines);
  return (
    <>
      <label className="yc-hidden" htmlFor={id}>
        要办的事，或材料的名称
      </label>
      <input
        id={id}
        type="search"
        className="yc-input pub-search-input"
        placeholder="例如：开个体户、社保卡、不动产"
        maxLength={60}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAll(false);
        }}
      />
      {problem && <ProblemNote problem={problem} onRetry={again} />}
      {!answer && !problem && <Skeleton lines={4} />}
      <output className="yc-hidden">{answer && search ? `找到 ${found.length} 项` : ''}</output>
      {answer && found.length === 0 && (
        <p>
          {search
            ? `没有找到“${search}”。请换一个说法，例如材料名称或常用叫法；也可以直接打大厅电话咨询。`
            : '这个大厅还没有公布事项。'}
        </p>
      )}
      {isList ? (
        <ul className="pub-matters">
          {shown.map((matter) => (
            <li key={matter.code}>
              <Line hallId={hallId} matter={matter} />
            </li>
          ))}
        </ul>
      ) : (
        <ul className="pub-names" aria-label="常办事项">
          {found.slice(0, atOnce.names).map(({ code, shortName }) => (
            <li key={code}>
              <Link to={matterAddress(hallId, code)} className="pub-name">
                {shortName}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {found.length > 0 && (isList ? shown.length < found.length : true) && (
        <button type="button" className="yc-button yc-button-quiet" onClick={() => setAll(true)}>
          <span className="yc-button-label">{search ? `显示找到的 ${found.length} 项` : '看全部常办事项'}</span>
        </button>
      )}
    </>
  );
}

function Line({ hallId, matter }: { hallId: HallId; matter: MatterLine }) {
  const { code, name, shortName, department, isImmediate, promised, isServedHere } = matter;
  return (
    <Link to={matterAddress(hallId, code)} className="pub-matter">
      <span className="pub-matter-name">{shortName}</span>
      {name !== shortName && <span className="pub-matter-full">{name}</span>}
      <span className="pub-matter-about">
        {isServedHere
          ? isImmediate
            ? '当场办结'
            : promised.unit === 'none'
              ? ''
              : `承诺 ${limitWords(promised)}`
          : '本厅不办，点开看去哪里办'}
        {isServedHere && (isImmediate || promised.unit !== 'none') ? ' · ' : ' '}
        {department}
      </span>
    </Link>
  );
}
