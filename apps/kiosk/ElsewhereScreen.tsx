import { useEffect, useState } from 'react';
import { call } from '../../platform/ui/client.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { PrintArea, printPage } from '../../platform/ui/PrintArea.tsx';
import type { MatterLine } from '../../registers/catalogue/wire.ts';
import { readHall, type HallView } from '../../registers/places/wire.ts';
import { Phone } from './Phone.tsx';
import { weekWords } from '../../systems/queue/web/opening-words.ts';
import './places.css';

export type ElsewhereScreenProps = { matter: MatterLine; hall: HallView | undefined; onBack: () => void };

/** A matter that this hall does not handle: who does, where, when, and the phone to ask before setting out. */
export function ElsewhereScreen({ matter, hall, onBack }: ElsewhereScreenProps) {
  const hours = useHoursOf(matter.elsewhere);
  const places = matter.elsewhere.map((place) => ({ ...place, hours: hours.get(place.hallId) ?? [] }));
  return (
    <>
      <div className="kiosk-eye">
        <p className="kiosk-crumb">{matter.shortName}</p>
        <h1>这件事不在本大厅办</h1>
        <p>
          {matter.name}，由{matter.department}负责。
          {places.length > 0 ? '请到下面的地方办，去之前可先打电话问清。' : '请先问咨询台，或打电话问清到哪里办。'}
        </p>
      </div>
      <div className="kiosk-hands">
        <ul className="kiosk-places">
          {places.slice(0, 3).map(({ hallId, name, address, phone, hours }) => (
            <li key={hallId}>
              <b>{name}</b>
              <span>{address}</span>
              <span>
                电话 <Phone number={phone} />
              </span>
              {hours.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </li>
          ))}
          {places.length === 0 && hall && (
            <li>
              <b>{hall.name}咨询台</b>
              <span>{hall.address}</span>
              <span>
                电话 <Phone number={hall.phone} />
              </span>
            </li>
          )}
        </ul>
        <div className="kiosk-bar kiosk-bar-main">
          <KeyButton onPress={onBack}>返回</KeyButton>
          {places.length > 0 && (
            <KeyButton tone="main" onPress={() => void printPage()}>
              打印地址带走
            </KeyButton>
          )}
        </div>
      </div>
      {places.length > 0 && (
        <PrintArea paper="slip">
          <article className="yc-slip">
            <p className="yc-slip-business">{matter.name}</p>
            {places.map(({ hallId, name, address, phone, hours }) => (
              <section key={hallId}>
                <h2>{name}</h2>
                <p>{address}</p>
                <p>电话 {phone}</p>
                <p>{hours.join('；')}</p>
              </section>
            ))}
          </article>
        </PrintArea>
      )}
    </>
  );
}

function useHoursOf(places: MatterLine['elsewhere']): ReadonlyMap<string, string[]> {
  const [hours, setHours] = useState<ReadonlyMap<string, string[]>>(new Map());
  useEffect(() => {
    const gone = new AbortController();
    const put = (hall: HallView) => setHours((before) => new Map(before).set(hall.hallId, weekWords(hall.hours)));
    for (const { hallId } of places) void call(readHall, { params: { hallId }, signal: gone.signal }).then(put, () => undefined);
    return () => gone.abort();
  }, [places]);
  return hours;
}
