import { useState } from 'react';
import type { GuideView } from '../../registers/catalogue/wire.ts';

type Material = GuideView['papers']['bring'][number];
const forms: Record<Material['form'], string> = { original: '原件', copy: '复印件', electronic: '电子件' };

/** The papers of a matter; what the visitor answers about the own case adds to them. */
export function GuidePapers({ guide }: { guide: GuideView }) {
  const [yes, setYes] = useState<ReadonlySet<number>>(new Set());
  const met = guide.situations.filter((_, place) => yes.has(place));
  const bring = [...guide.papers.bring, ...met.flatMap(({ ifYes }) => ifYes.bring)];
  const fetched = [...guide.papers.fetched, ...met.flatMap(({ ifYes }) => ifYes.fetched)];
  const toggle = (place: number, isMet: boolean) =>
    setYes(new Set(isMet ? [...yes, place] : [...yes].filter((one) => one !== place)));
  return (
    <section className="pub-part">
      <h3>要带的材料</h3>
      {guide.situations.length > 0 && (
        <fieldset className="pub-situations">
          <legend>有下面的情形请勾选，材料会跟着变</legend>
          {guide.situations.map(({ ask, note }, place) => (
            <div key={ask}>
              <label>
                <input type="checkbox" checked={yes.has(place)} onChange={(event) => toggle(place, event.target.checked)} />
                {ask}
              </label>
              {yes.has(place) && note && <p className="pub-quiet">{note}</p>}
            </div>
          ))}
        </fieldset>
      )}
      {bring.length === 0 && <p>不用带材料。</p>}
      <ol className="pub-papers">
        {bring.map(({ name, form, count, note }) => (
          <li key={`${name} ${form}`}>
            {name}
            <span>
              {forms[form]} {count} 份{note ? `。${note}` : ''}
            </span>
          </li>
        ))}
      </ol>
      {fetched.length > 0 && <p className="pub-quiet">不用带，由大厅核验：{fetched.map(({ name }) => name).join('、')}。</p>}
    </section>
  );
}
