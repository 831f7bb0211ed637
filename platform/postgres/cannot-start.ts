/**
 * The embedded database does not come up, and trying again by itself will not help.
 *
 * The message is one plain English sentence or two that end with what to do next; `chinese` says the same for the console
 * of a hall. Both are shown to people as they are, so they name folders and processes, never stack traces.
 */
export class PostgresCannotStart extends Error {
  readonly chinese: string;

  constructor(message: string, chinese: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'PostgresCannotStart';
    this.chinese = chinese;
  }
}

const elsewhereEnglish = 'or set DATABASE_URL to an existing PostgreSQL 15 or newer';
const elsewhereChinese = '或设置 DATABASE_URL 指向已有的 PostgreSQL(15 及以上版本)';

/** No `postgres` program fits this machine; `tried` are the places looked at and what was wrong with each. */
export const noBinaries = (tried: readonly string[]): PostgresCannotStart =>
  new PostgresCannotStart(
    `No PostgreSQL program runs on this machine (${process.platform} ${process.arch}). ` +
      `Install PostgreSQL 15 or newer and set DB_BIN_DIR to its bin folder, ${elsewhereEnglish}.` +
      (tried.length > 0 ? ` Looked at: ${tried.join('; ')}.` : ''),
    `本机(${process.platform} ${process.arch})没有可运行的 PostgreSQL 程序。请安装 PostgreSQL 15 及以上版本并将 DB_BIN_DIR 设为其 bin 目录,${elsewhereChinese}。`,
  );

/** The folder was made by another major version; PostgreSQL cannot open it and the embedded one has no pg_upgrade. */
export const otherMajor = (cluster: string, made: number, tried: readonly string[]): PostgresCannotStart =>
  new PostgresCannotStart(
    `The database in ${cluster} was made by PostgreSQL ${made}, and no PostgreSQL ${made} program is found. ` +
      `Set DB_BIN_DIR to the bin folder of a PostgreSQL ${made}, ${elsewhereEnglish}.` +
      (tried.length > 0 ? ` Looked at: ${tried.join('; ')}.` : ''),
    `${cluster} 中的数据库由 PostgreSQL ${made} 建立,本机未找到该版本的程序。请将 DB_BIN_DIR 设为 PostgreSQL ${made} 的 bin 目录,${elsewhereChinese}。`,
  );

/** The disk that holds `folder` has no room. */
export const fullDisk = (folder: string, cause?: unknown): PostgresCannotStart =>
  new PostgresCannotStart(
    `The disk that holds ${folder} is full. Free some space (at least 1 GB is advised) and start again; nothing that was saved is lost.`,
    `${folder} 所在的磁盘已满。请清理出至少 1 GB 空间后重新启动;已保存的数据不受影响。`,
    cause,
  );

/** `path` may not be read or written by the person who starts. */
export const notAllowed = (path: string, cause?: unknown): PostgresCannotStart =>
  new PostgresCannotStart(
    `The data folder cannot be used: no permission for ${path}. Start as the user the folder belongs to, ` +
      `give the folder to the present user, or set DATA_DIR to another folder.`,
    `无法使用数据目录:没有 ${path} 的访问权限。请以该目录的所有者身份启动,或将目录授权给当前用户,或将 DATA_DIR 设为其他目录。`,
    cause,
  );

/** PostgreSQL refuses to run as root and no other way is open on this machine. */
export const noWayToLeaveRoot = (folder: string, tried: readonly string[]): PostgresCannotStart =>
  new PostgresCannotStart(
    `PostgreSQL may not run as root, and no other account can use ${folder}. ` +
      `Set DATA_DIR to a folder that others may enter, such as /var/lib/yichuang, start as an ordinary user, ${elsewhereEnglish}.` +
      (tried.length > 0 ? ` Tried: ${tried.join('; ')}.` : ''),
    `PostgreSQL 不能以 root 身份运行,且没有其他账户可以使用 ${folder}。请将 DATA_DIR 设为其他账户可进入的目录(如 /var/lib/yichuang),或以普通用户启动,${elsewhereChinese}。`,
  );

/** The user id has no name on this machine (common in containers) and the kernel does not allow the way round it. */
export const namelessUser = (uid: number, details: string): PostgresCannotStart =>
  new PostgresCannotStart(
    `The user id ${uid} has no entry in /etc/passwd, which PostgreSQL needs to create a database. ` +
      `Add such an entry, start as a user that has one, ${elsewhereEnglish}. (${details})`,
    `用户编号 ${uid} 在 /etc/passwd 中没有记录,PostgreSQL 无法建库。请添加该用户的记录,或改用有记录的用户启动,${elsewhereChinese}。`,
  );

/** Another process still holds the folder after the wait. */
export const stillHeld = (cluster: string, pid: number | undefined, seconds: number): PostgresCannotStart => {
  const who = pid === undefined ? '' : ` (process ${pid})`;
  return new PostgresCannotStart(
    `Another database process${who} still holds ${cluster} and did not answer within ${seconds} seconds. ` +
      `End that process, or restart the machine or container, then start again. Do not delete postmaster.pid while it lives.`,
    `另一个数据库进程${pid === undefined ? '' : `(进程号 ${pid})`}仍占用 ${cluster},${seconds} 秒内没有响应。请结束该进程,或重启机器(容器)后再启动;该进程存在时请勿删除 postmaster.pid。`,
  );
};

/** The program started and ended again for a reason that has no sentence of its own; `lines` are its last words. */
export const endedAtOnce = (what: string, lines: string, logFile: string | undefined): PostgresCannotStart =>
  new PostgresCannotStart(
    `${what} failed: ${lines.trim() || 'it ended without a word'}. ` +
      `${logFile === undefined ? 'Correct' : `See ${logFile}, correct`} the cause and start again, ${elsewhereEnglish}.`,
    `数据库启动失败(${what}):${lines.trim() || '程序没有输出'}。请${logFile === undefined ? '' : `查看 ${logFile},`}排除原因后重新启动,${elsewhereChinese}。`,
  );

/** Turns a file system error (full disk, no permission, read-only) into its sentence; other errors pass unchanged. */
export function inPlainWords(error: unknown, folder: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return fullDisk(folder, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return notAllowed(path ?? folder, error);
  return error;
}

/** The same for what `initdb` or `postgres` wrote before it ended; undefined when the words are not known. */
export function reasonInOutput(output: string, folder: string): PostgresCannotStart | undefined {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return fullDisk(folder);
  if (/Permission denied|Read-only file system/i.test(output)) return notAllowed(folder);
  return undefined;
}
