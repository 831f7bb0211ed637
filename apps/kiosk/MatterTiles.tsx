import type { MatterLine } from '../../registers/catalogue/wire.ts';

export type MatterTilesProps = { matters: readonly MatterLine[]; onChoose: (matter: MatterLine) => void };

/** Matters to choose from: the everyday name large, the official one beneath. */
export function MatterTiles({ matters, onChoose }: MatterTilesProps) {
  return (
    <ul className="kiosk-tiles kiosk-matters">
      {matters.map((matter) => (
        <li key={matter.code}>
          <button type="button" className="kiosk-tile" data-long={matter.shortName.length > 8} onClick={() => onChoose(matter)}>
            <span className="kiosk-tile-name">{matter.shortName}</span>
            {(matter.name !== matter.shortName || !matter.isServedHere) && (
              <span className="kiosk-tile-wait">{matter.isServedHere ? matter.name : '本大厅不办，看到哪里办'}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
