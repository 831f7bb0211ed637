import type { KeyboardEvent, ReactNode } from 'react';
import './list.css';

/** A column of a list, and what a row says there. */
export type Column<Row> = {
  title: string;
  /** What stands before the cell where the row is a card and the title is too long for it. */
  label?: string;
  render: (row: Row, place: number) => ReactNode;
  /** A day or a time keeps to one line, a figure stands right as well, and what is read first may be wide. */
  as?: 'day' | 'figure' | 'wide';
};

type Props<Row> = {
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** The first holds the link or the button that opens the row. */
  columns: readonly Column<Row>[];
  /** On paper a table stays one, however narrow the sheet. */
  on?: 'screen' | 'paper';
};

const classOf = ({ as }: Pick<Column<never>, 'as'>) => (as ? `yc-list-${as}` : undefined);

/** A list as a table; up and down move from row to row, and on a narrow screen each row is a card. */
export function ListTable<Row>({ rows, rowKey, columns, on = 'screen' }: Props<Row>) {
  return (
    <table className={on === 'paper' ? 'yc-list-sheet' : 'yc-list-table'}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" className={classOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of the links and buttons in its rows */}
      <tbody onKeyDown={moveAmongRows}>
        {rows.map((row, place) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.title} data-label={column.label ?? column.title} className={classOf(column)}>
                {column.render(row, place)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A second line in a cell, quieter than the first. */
export function Under({ children }: { children: ReactNode }) {
  return <span className="yc-list-under">{children}</span>;
}

const openers = 'td:first-child > :is(a, button)';

/** What opens the rows is one column of stops: up and down go from one to the next. */
function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches(openers)) return;
  // At the end of the list the key stays with it, too: it must not move the page below.
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(openers)];
  stops[stops.indexOf(event.target) + step]?.focus();
}
