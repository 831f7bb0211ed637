/** A backup or a restore cannot be done, for a reason that a person must mend. The sentence says what and what to do next. */
export class NotPossible extends Error {}

/** What went wrong with a disk, in a sentence; undefined when the error is of another kind. */
export function diskTrouble(error: unknown, folder: string): NotPossible | undefined {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new NotPossible(`磁盘空间不够，写不下 ${folder}。请清理磁盘，或用 --to 指定别的位置，然后再运行一次。`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new NotPossible(`没有写入 ${folder} 的权限。请换一个有权限的位置（--to），或用有权限的账号再运行一次。`);
    case 'EIO':
      return new NotPossible(`读写 ${folder} 时磁盘出错。请检查磁盘，换一块磁盘后再运行一次。`);
    default:
      return undefined;
  }
}
