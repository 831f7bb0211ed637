export type PagerProps = { page: number; pages: number; onPage: (page: number) => void };

/** Turns the pages of a list. Where there is one page only, it is not there. */
export function Pager({ page, pages, onPage }: PagerProps) {
  if (pages < 2) return null;
  return (
    <nav className="kiosk-pager" aria-label="翻页">
      <button type="button" aria-disabled={page === 0} onClick={() => page > 0 && onPage(page - 1)}>
        上一页
      </button>
      <span className="yc-figures">
        {page + 1}/{pages}
      </span>
      <button type="button" aria-disabled={page === pages - 1} onClick={() => page < pages - 1 && onPage(page + 1)}>
        下一页
      </button>
    </nav>
  );
}
