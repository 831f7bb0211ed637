import type { Values } from './form.ts';

/** The part of a browser's storage that is used. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'yc_draft:';
const ownerName = 'yc_draft_owner';

/**
 * What was entered and not yet sent, kept for this tab only: it survives a reload and a lost connection, and is gone with the
 * tab, on sending, and on signing out.
 */
export function drafts(store: () => DraftStore | undefined = pageStore) {
  /** Removes every draft of the tab; called when a person signs out. */
  function dropAll(): void {
    const all = store();
    if (!all) return;
    const names = Array.from({ length: all.length }, (_, place) => all.key(place));
    for (const name of names) if (name?.startsWith(prefix)) all.removeItem(name);
  }

  return {
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
    dropAll,
    /**
     * Says who sits here now. A sign-in that ran out keeps the drafts for the same person; somebody else at the counter must
     * not find them.
     */
    belongTo(owner: string): void {
      const all = store();
      if (!all || all.getItem(ownerName) === owner) return;
      dropAll();
      try {
        all.setItem(ownerName, owner);
      } catch {
        // Without room for the owner there is none for drafts either.
      }
    },
  };
}

function pageStore(): DraftStore | undefined {
  try {
    return typeof sessionStorage === 'undefined' ? undefined : sessionStorage;
  } catch {
    return undefined;
  }
}

export const pageDrafts = drafts();
