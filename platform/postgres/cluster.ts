import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './binaries.ts';
import { endedAtOnce, namelessUser, PostgresCannotStart, reasonInOutput } from './cannot-start.ts';
import type { Choice } from './choose-account.ts';
import { flushFolder, type Folder, giveTo, keepPassword, majorOf, owner, passwordForInitdb } from './folder.ts';
import { hasName, runAsToEnd, unmapped } from './run-as.ts';

/**
 * Makes a new, empty cluster.
 *
 * It is made under another name and renamed when it is whole, so that a killed or full-disk start never leaves something that
 * looks like a database. When two processes do this at once the first rename counts and the other's work is thrown away.
 *
 * The encoding and the character classes never follow the system (a Chinese Windows would give GBK): UTF-8, sorted by code point.
 */
export async function makeCluster(folder: Folder, { runAs, binaries }: Choice): Promise<void> {
  const password = keepPassword(folder);
  // initdb looks up the name of its user; in an unmapped namespace that user is nobody, who has one.
  const nameless = runAs.kind === 'self' && !hasName();
  const initdbAs = nameless ? unmapped : runAs;
  const passwordFile = passwordForInitdb(folder, password, initdbAs);
  const fresh = join(folder.root, `cluster.new-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    let output = '';
    for (const ctype of ['C.UTF-8', 'C']) {
      mkdirSync(fresh, { mode: 0o700 });
      giveTo(runAs, fresh);
      const args = [
        ...['-D', fresh, '-U', owner, '-E', 'UTF8', '--locale=C', `--lc-ctype=${ctype}`],
        // Before 17 PostgreSQL has no collations of its own; C from the library sorts the same.
        ...(binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
        ...['-k', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
      ];
      const ended = await runAsToEnd(initdbAs, program(binaries, 'initdb'), args, { cwd: folder.root });
      output = ended.output;
      if (ended.code === 0) {
        takeItsPlace(folder, fresh);
        return;
      }
      rmSync(fresh, { recursive: true, force: true });
      // Older macOS, Windows and some Linux systems have no C.UTF-8.
      if (!/invalid locale name|locale .* not (found|supported)|requires? LC_CTYPE/i.test(output)) break;
    }
    if (nameless) throw namelessUser(process.geteuid?.() ?? -1, lastLines(output));
    throw reasonInOutput(output, folder.root) ?? endedAtOnce('initdb (making the database)', lastLines(output), undefined);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

function takeItsPlace(folder: Folder, fresh: string): void {
  try {
    renameSync(fresh, folder.cluster);
    flushFolder(folder.root);
  } catch (error) {
    if (majorOf(folder) !== undefined) return; // another process was first
    if (existsSync(folder.cluster))
      throw new PostgresCannotStart(
        `The folder ${folder.cluster} is not empty and holds no database. Move it away, or restore it from a backup, and start again.`,
        `目录 ${folder.cluster} 不是空目录,但其中没有数据库。请将其移走,或从备份恢复后重新启动。`,
        error,
      );
    throw error;
  }
}

/**
 * Gives the database's owner the password `password`, without knowing the old one, by a single-user server; the cluster must not
 * be running. Needed when the file with the password was lost, or a cluster was restored from elsewhere.
 */
export async function setPassword(folder: Folder, { runAs, binaries }: Choice, password: string): Promise<void> {
  const args = ['--single', '-D', folder.cluster, '-c', 'log_min_error_statement=panic', '-c', 'log_statement=none', 'postgres'];
  const input = `alter role ${owner} password '${password}'\n`;
  const { code, output } = await runAsToEnd(runAs, program(binaries, 'postgres'), args, { cwd: folder.root, input });
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(output)) {
    throw (
      reasonInOutput(output, folder.root) ?? endedAtOnce('setting the password of the database', lastLines(output), undefined)
    );
  }
}

/** The last lines a program wrote, enough to see why it ended. */
export const lastLines = (output: string): string => output.trim().split('\n').slice(-4).join(' / ').slice(-1000);
