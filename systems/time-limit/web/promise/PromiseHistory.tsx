import { promiseWords, type PublishedPromise } from './promise-words.ts';
import './promise.css';

/** Since when the promise of a matter holds, what it will be and what it was: stands under the promise itself. */
export function PromiseHistory({ promise }: { promise: PublishedPromise }) {
  const { since, coming, former, kept } = promiseWords(promise);
  return (
    <div className="tl-promise">
      <p>{since}</p>
      {coming.map((line) => (
        <p key={line} className="tl-promise-coming">
          {line}
        </p>
      ))}
      {former.length > 0 && (
        <>
          <p>以前公布的承诺：</p>
          <ul>
            {former.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {kept && <p>{kept}</p>}
    </div>
  );
}
