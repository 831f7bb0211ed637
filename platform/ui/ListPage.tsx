import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Problem } from '../wire/problem.ts';
import { KeyButton } from './KeyButton.tsx';
import { Empty, ProblemNote, Skeleton } from './states.tsx';
import type { Pages } from './use-pages.ts';
import './list.css';

/** An answer that a list shows: not yet there, there, or why not. */
type Asked<Answer> = { answer: Answer | undefined; problem: Problem | undefined; again: () => void };

export type ListPageProps<Answer, Row> = {
  /** What of the list is in sight: `<ListChips>`. */
  chips?: ReactNode;
  search?: SearchProps;
  /** More to narrow the list by, beside the search. */
  filters?: ReactNode;
  /** The button that prints what is listed; there when something is. */
  print?: ReactNode;
  asked: Asked<Answer>;
  rowsOf: (answer: Answer) => readonly Row[];
  /** Said where there is nothing. */
  empty: { title: string; next: ReactNode };
  /** Said above the rows. */
  note?: ReactNode;
  /** For a list that has pages: where one stands, and the key of the page behind this one. */
  pages?: { at: Pages; next: (answer: Answer) => string | null };
  /** For a list without pages: whether there is more than it holds. */
  hasMore?: (answer: Answer) => boolean;
  /** The rows, mostly as a `<ListTable>`. */
  children: (rows: readonly Row[], answer: Answer) => ReactNode;
};

/**
 * A list with all that belongs to it: what of it is in sight, the search, its states, its rows, the way to the rest of it, and paper.
 * What narrows it stays where it is while an answer is on its way.
 */
export function ListPage<Answer, Row>({ chips, search, filters, print, asked, ...list }: ListPageProps<Answer, Row>) {
  const { answer } = asked;
  const printed = answer !== undefined && list.rowsOf(answer).length > 0 ? print : undefined;
  return (
    <div className="yc-list-page">
      {chips}
      {(search || filters || printed) && (
        <div className="yc-list-filters">
          {search && <ListSearch {...search} />}
          {filters}
          {printed}
        </div>
      )}
      {answer !== undefined ? (
        <Listed answer={answer} {...list} />
      ) : asked.problem ? (
        <ProblemNote problem={asked.problem} onRetry={asked.again} />
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  );
}

type ListedProps<Answer, Row> = { answer: Answer } & Pick<
  ListPageProps<Answer, Row>,
  'rowsOf' | 'empty' | 'note' | 'pages' | 'hasMore' | 'children'
>;

function Listed<Answer, Row>({ answer, rowsOf, empty, note, pages, hasMore, children }: ListedProps<Answer, Row>) {
  const rows = rowsOf(answer);
  const next = pages?.next(answer) ?? null;
  return (
    <>
      {note && <p className="yc-list-note">{note}</p>}
      {rows.length === 0 ? <Empty {...empty} /> : children(rows, answer)}
      {pages && (pages.at.page > 1 || next !== null) && <Pager pages={pages.at} next={next} />}
      {hasMore?.(answer) && <p className="yc-list-note">只列出前 {rows.length} 条，请缩小范围后再查。</p>}
    </>
  );
}

/** Turns the pages of a list. */
export function Pager({ pages, next }: { pages: Pages; next: string | null }) {
  return (
    <p className="yc-list-pager">
      <KeyButton unavailable={pages.page === 1 ? '已经是第一页' : undefined} onPress={() => pages.turn('back')}>
        上一页
      </KeyButton>
      <KeyButton unavailable={next === null ? '没有更多了' : undefined} onPress={() => next !== null && pages.turn({ next })}>
        下一页
      </KeyButton>
      <span>第 {pages.page} 页</span>
    </p>
  );
}

type SearchProps = {
  /** What can be looked for, in words for those who hear the page. */
  label: string;
  /** The same, short, inside the empty box. */
  hint: string;
  /** What is looked for now. */
  text: string | undefined;
  onSearch: (text: string) => void;
};

/** The search of a list: Enter looks, and emptying the box shows all again. */
function ListSearch({ label, hint, text = '', onSearch }: SearchProps) {
  const [typed, setTyped] = useState({ of: text, words: text });
  // What is looked for may change from elsewhere, such as by a link; then the box says so.
  const words = typed.of === text ? typed.words : text;
  const look = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSearch(words.trim());
  };
  return (
    <search>
      <form className="yc-list-search" onSubmit={look}>
        <input
          className="yc-input"
          type="search"
          aria-label={label}
          placeholder={hint}
          maxLength={60}
          value={words}
          onChange={(event) => {
            setTyped({ of: text, words: event.target.value });
            if (event.target.value === '' && text !== '') onSearch('');
          }}
        />
        <KeyButton type="submit" onPress={() => {}}>
          查找
        </KeyButton>
      </form>
    </search>
  );
}
