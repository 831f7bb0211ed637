import type { AnswerOf } from '../../../../platform/wire/contract.ts';
import type { extensionNotice } from '../../wire-cases.ts';
import './notice.css';

type Text = AnswerOf<typeof extensionNotice>['text'];

/**
 * The notice of an extension (延期告知书) on A4: above the page for the applicant, below the slip that stays with the case.
 *
 * @clause zhongyang.time-limit.4.5c  the applicant is told in writing the reason and the length of the extension
 */
export function NoticePaper({ text: { title, number, paragraphs, signed, receipt } }: { text: Text }) {
  const [address, ...rest] = paragraphs;
  return (
    <article className="notice-paper">
      <h1>{title}</h1>
      <p className="notice-number">{number}</p>
      <p className="notice-address">{address}</p>
      {rest.map((words) => (
        <p key={words} className="notice-words">
          {wholeNumbers(words)}
        </p>
      ))}
      <div className="notice-signed">
        {signed.map((words, place) => (
          <p key={words}>
            {words}
            {place === 0 && '（盖章）'}
          </p>
        ))}
      </div>
      <div className="notice-receipt">
        {receipt.map((words) => (
          <p key={words}>
            <span>{words}</span>
          </p>
        ))}
      </div>
    </article>
  );
}

/** Case numbers and telephone numbers stay in one line: a number that breaks at its hyphen is read as two. */
const wholeNumbers = (words: string) =>
  words.split(/([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)/).map((part, place) =>
    place % 2 === 1 ? (
      <span key={`${place} ${part}`} className="notice-whole">
        {part}
      </span>
    ) : (
      part
    ),
  );
