import { useElderMode } from '../../platform/ui/elder-mode.ts';
import type { GuideView } from '../../registers/catalogue/wire.ts';
import type { HallView } from '../../registers/places/wire.ts';
import { amountWords, fitting, paperLine, promiseWords } from './matter-words.ts';
import { weekWords } from '../../systems/queue/web/opening-words.ts';

// What fits above the hands; the ticket lists all of them.
const room = { usual: { lines: 6, characters: 24 }, elder: { lines: 4, characters: 18 } };

/** The papers of a matter on the screen. */
export function Papers({ guide }: { guide: GuideView }) {
  const { bring, fetched } = guide.papers;
  const isElder = useElderMode();
  const shown = fitting(bring, isElder ? room.elder : room.usual);
  const more = bring.length - shown.length;
  return (
    <section className="kiosk-papers">
      <h2>{bring.length === 0 ? '不用带材料' : `请带这 ${bring.length} 样材料`}</h2>
      <ul>
        {shown.map((material) => (
          <li key={`${material.name} ${material.form}`}>
            <span>{material.name}</span>
            <span>{amountWords(material)}</span>
          </li>
        ))}
        {more > 0 && <li className="kiosk-papers-more">还有 {more} 样，号票上都会印出</li>}
      </ul>
      {fetched.length > 0 && <p>不用您带，由大厅调取：{fetched.map(({ name }) => name).join('、')}</p>}
      {guide.situations.length > 0 && !isElder && <p>委托他人等特殊情形可能另需材料，窗口会一次性告知。</p>}
    </section>
  );
}

/** The list of papers to take home, without a ticket. */
export function PapersSlip({ guide, hall }: { guide: GuideView; hall: HallView | undefined }) {
  const { bring, fetched } = guide.papers;
  return (
    <article className="yc-slip">
      <p className="yc-slip-business">{guide.name}</p>
      <p>{[promiseWords(guide), guide.fee].filter(Boolean).join(' · ')}</p>
      <section>
        <h2>请备好这些材料</h2>
        <ul>
          {bring.map((material) => (
            <li key={`${material.name} ${material.form}`}>
              {paperLine(material)}
              {material.note && `：${material.note}`}
            </li>
          ))}
        </ul>
        {fetched.length > 0 && <p>不用带：{fetched.map(({ name }) => name).join('、')}</p>}
      </section>
      {guide.situations.map(({ ask, ifYes }) => (
        <section key={ask}>
          <h2>{ask}如是，另带：</h2>
          <ul>
            {ifYes.bring.map((material) => (
              <li key={`${material.name} ${material.form}`}>{paperLine(material)}</li>
            ))}
          </ul>
        </section>
      ))}
      {hall && (
        <p className="yc-slip-foot">
          {hall.name} {hall.address} 电话 {hall.phone}
          <br />
          {weekWords(hall.hours).join('；')}
        </p>
      )}
    </article>
  );
}
