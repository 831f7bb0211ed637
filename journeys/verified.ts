import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { rootFolder } from '../house/root.ts';
import type { RunningHall } from './hall.ts';

/** What `npm run verify` says of a running hall, in a process of its own. @throws Error it found something wrong */
export async function verified(hall: RunningHall): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path.join(rootFolder, 'house/verify.ts')], {
    cwd: rootFolder,
    env: { ...process.env, DATA_DIR: hall.dataDir, DATABASE_URL: '' },
  });
  return stdout;
}
