import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { manifestFile, readManifest, type Manifest } from './manifest.ts';
import { NotPossible } from './not-possible.ts';
import { flushFolder } from './table-file.ts';

/** A complete backup and where it lies. */
export type FoundBackup = { folder: string; manifest: Manifest };

/** Complete backups directly below a folder, the oldest first. What is not one of ours, or damaged, is not seen. */
export function backupsIn(parent: string): FoundBackup[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.includes('.unfinished-') && !entry.name.includes('.removed-'))
    .map((entry) => path.join(parent, entry.name))
    .filter((folder) => existsSync(path.join(folder, manifestFile)))
    .flatMap((folder) => {
      try {
        return [{ folder, manifest: readManifest(folder) }];
      } catch (error) {
        if (error instanceof NotPossible) return [];
        throw error;
      }
    })
    .toSorted((a, b) => a.manifest.takenAt.localeCompare(b.manifest.takenAt) || a.folder.localeCompare(b.folder));
}

/** Leftovers of backups that were cut off. Nobody reads them; a person may remove them when no backup is running. */
export const unfinishedIn = (parent: string): string[] =>
  readdirSync(parent).filter((name) => /\.unfinished-\d+-[0-9a-f]{6}$/.test(name) || /\.removed-\d+$/.test(name));

/**
 * Removes the oldest backups of the same house beside `newest`, so that `keep` are left. Backups of another house and everything else
 * in the folder stay.
 *
 * @param keep  how many stay, at least 1: the newest always does
 * @returns     the folders that are gone
 */
export function keepNewest(newest: string, keep: number): string[] {
  const parent = path.dirname(path.resolve(newest));
  const house = ofHouse(readManifest(newest));
  const own = backupsIn(parent).filter(
    ({ folder, manifest }) => folder === path.resolve(newest) || isSameHouse(ofHouse(manifest), house),
  );
  const gone = own.slice(0, Math.max(0, own.length - Math.max(1, keep))).filter(({ folder }) => folder !== path.resolve(newest));
  for (const { folder } of gone) {
    // Under another name first: a backup of which files are already missing is never seen as one.
    const removed = `${folder}.removed-${process.pid}`;
    renameSync(folder, removed);
    flushFolder(parent);
    rmSync(removed, { recursive: true, force: true });
  }
  return gone.map(({ folder }) => folder);
}

const ofHouse = (manifest: Manifest): Set<string> => new Set(manifest.jurisdictions.map((one) => one.jurisdictionId));

/** A house may gain jurisdictions; two houses never share one. A backup from before the first is nobody's and stays. */
const isSameHouse = (older: ReadonlySet<string>, house: ReadonlySet<string>): boolean =>
  older.size > 0 && [...older].every((jurisdictionId) => house.has(jurisdictionId));
