import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startOldestPostgres } from '../platform/postgres/index.ts';
import { rootFolder } from './root.ts';
import { provide } from './test-postgres.ts';

/** The oldest PostgreSQL that the house speaks: stores and routes are tested on it a second time. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startOldestPostgres({ dataDir: path.join(rootFolder, '.build/test-data-15'), maxConnections: 300 });
  if (!server) throw new Error('npm installed no PostgreSQL 15 for this platform; run npm ci, or test with --project newest');
  return provide(project, { ...server.connection, database: 'postgres' }, server);
}
