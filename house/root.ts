import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const rootFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The version of the software, from its manifest. */
export const version = (JSON.parse(readFileSync(path.join(rootFolder, 'package.json'), 'utf8')) as { version: string }).version;

/** Where the journal's own tables come from. */
export const journalMigrations = path.join(rootFolder, 'platform/journal/migrations');
