import { thisMachine } from './binaries.ts';
import { installedPackage } from './npm-package.ts';
import { type RunningPostgres, startOn, type StartOptions } from './start.ts';

export { PostgresCannotStart } from './cannot-start.ts';
export type { RunningPostgres, StartOptions } from './start.ts';

/**
 * Starts the embedded PostgreSQL in `dataDir`, or takes over the one that runs there already.
 *
 * Works without any set-up: as an ordinary user, as root (it steps down), below closed homes, in containers, after `kill -9` of the
 * application or of the database. Two processes may call it at once: one starts, the other takes over. Whether the second may
 * then work as owner of the folder is not decided here but by a lock in the database. The server survives the application unless
 * `stop` is called.
 *
 * @throws PostgresCannotStart with a sentence for a person
 */
export const startPostgres = (options: StartOptions): Promise<RunningPostgres> => startOn(thisMachine(), options);

/**
 * The same with the oldest PostgreSQL that the house speaks, on which tests are run a second time; undefined where npm did not install it.
 */
export const startOldestPostgres = (options: StartOptions): Promise<RunningPostgres> | undefined => {
  const packageRoot = installedPackage('oldest');
  return packageRoot === undefined ? undefined : startOn({ ...thisMachine(), packageRoot }, options);
};
