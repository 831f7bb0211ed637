import { statfs } from 'node:fs/promises';

/** The database writes ahead in files of 16 MB; with less than one and a half of them left, the next write may fail at any moment. */
const leastBytes = 24 * 1024 * 1024;

/** Whether the error says that there was no room to write: the system's word for it, or the database's. */
export const isFullDisk = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', '53100'].includes((error as { code?: string } | null)?.code ?? '');

/** Whether the disk that holds this folder has no room to go on writing. A disk that cannot be asked is not called full. */
export async function isDiskFull(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize < leastBytes;
  } catch {
    return false;
  }
}
