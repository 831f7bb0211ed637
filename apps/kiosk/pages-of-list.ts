/** A part of a list as large as the screen has room for. The kiosk turns pages: a moving list slips away under an unsteady finger. */
export type ListPage<T> = { shown: readonly T[]; page: number; pages: number };

/** The page that was asked for, or the nearest there is. */
export function pageOf<T>(items: readonly T[], asked: number, size: number): ListPage<T> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, asked), pages - 1);
  return { shown: items.slice(page * size, (page + 1) * size), page, pages };
}
