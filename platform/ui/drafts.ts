import type { Values } from './form.ts';

/** The part of a browser's storage that is used. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'yc_draft:';

/**
 * What was entered and not yet sent, kept for this tab only: it survives a reload and a lost connection, and is gone with the
 * tab, on sending, and on signing out.
 */
export const drafts = (store: () => DraftStore | undefined = pageStore) => ({
  read(name: string): Values {
    try {
      const kept: unknown = JSON.parse(store()?.getItem(prefix + name) ?? '{}');
      return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as Values) : {};
    } catch {
      // A draft nobody can read is no draft.
      return {};
    }
  },
  keep(name: string, values: Values): void {
    try {
      store()?.setItem(prefix + name, JSON.stringify(values));
    } catch {
      // A full store must not stop anybody from typing; the form itself still holds everything.
    }
  },
  drop(name: string): void {
    store()?.removeItem(prefix + name);
  },
  /** Removes every draft of the tab; called when a person signs out, since the next one may be somebody else. */
  dropAll(): void {
    const all = store();
    if (!all) return;
    const names = Array.from({ length: all.length }, (_, place) => all.key(place));
    for (const name of names) if (name?.startsWith(prefix)) all.removeItem(name);
  },
});

function pageStore(): DraftStore | undefined {
  try {
    return typeof sessionStorage === 'undefined' ? undefined : sessionStorage;
  } catch {
    return undefined;
  }
}

export const pageDrafts = drafts();
