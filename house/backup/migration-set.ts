import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../platform/db/db.ts';
import { migrate, type Migrations } from '../../platform/db/migrate.ts';
import type { Manifest } from './manifest.ts';
import { NotPossible } from './not-possible.ts';

/**
 * Makes sure that this software can read the backup: it has every migration that the backup went through, with the same text.
 *
 * @throws NotPossible  the backup comes from newer software, or from other software
 */
export function knowsMigrations(manifest: Manifest, migrations: readonly Migrations[], version: string): void {
  const known = new Map<string, string>();
  for (const { room, folder } of migrations)
    for (const name of sqlFiles(folder))
      known.set(
        `${room}/${name}`,
        createHash('sha256')
          .update(readFileSync(path.join(folder, name), 'utf8'))
          .digest('hex'),
      );
  const unknown = manifest.migrations.find(({ room, name }) => !known.has(`${room}/${name}`));
  if (unknown)
    throw new NotPossible(
      `这份备份由一窗 ${manifest.version} 写成，比本软件（${version}）新：本软件没有 ${unknown.room}/${unknown.name}。请先升级一窗，再恢复。`,
    );
  const changed = manifest.migrations.find(({ room, name, digest }) => known.get(`${room}/${name}`) !== digest);
  if (changed)
    throw new NotPossible(
      `这份备份的表结构与本软件（${version}）不是一路：${changed.room}/${changed.name} 的内容不同。请使用写这份备份的那个版本（${manifest.version}）恢复。`,
    );
}

/** Brings an empty database to the schema that the backup was taken from, and no further. */
export async function migrateAsIn(manifest: Manifest, database: Database, migrations: readonly Migrations[]): Promise<void> {
  const wanted = new Set(manifest.migrations.map(({ room, name }) => `${room}/${name}`));
  // Folders that hold only these files: what runs is what always runs, only less of it.
  const root = mkdtempSync(path.join(tmpdir(), 'yichuang-restore-'));
  try {
    const fewer = migrations.map(({ room, folder }, nth) => {
      const own = path.join(root, String(nth));
      mkdirSync(own);
      for (const name of sqlFiles(folder))
        if (wanted.has(`${room}/${name}`)) copyFileSync(path.join(folder, name), path.join(own, name));
      return { room, folder: own };
    });
    await migrate(database, fewer);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const sqlFiles = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];
