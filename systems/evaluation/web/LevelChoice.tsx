import { levels, type Level } from '../wire.ts';
import { Face } from './Face.tsx';
import { levelWords } from './level-words.ts';
import './pad.css';

/** The five levels, each a face with its word. One touch chooses. */
export function LevelChoice({ onChoose }: { onChoose: (level: Level) => void }) {
  return (
    <ul className="yc-levels">
      {levels.map((level) => (
        <li key={level}>
          <button type="button" onClick={() => onChoose(level)}>
            <Face level={level} />
            {levelWords[level]}
          </button>
        </li>
      ))}
    </ul>
  );
}
