import { lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Binaries, copied, lookAt } from './binaries.ts';
import { notAllowed, noWayToLeaveRoot } from './cannot-start.ts';
import { type Folder, majorOf } from './folder.ts';
import { account, describeRunAs, isRoot, type RunAs, runAsToEnd, self, unmapped } from './run-as.ts';

export type Choice = { runAs: RunAs; binaries: Binaries };

/**
 * Under whose name the server runs, and the programs it can execute there.
 *
 * An ordinary user runs it as himself. Root steps down, in this order: the owner of an existing cluster, the account `postgres`,
 * `nobody`, the owner of a home the data lies in, and at last a user namespace. Each is tried for real: it must be able to enter the
 * data folder and to execute the programs, if need be a copy of them in the data folder.
 *
 * @throws PostgresCannotStart  the folder belongs to somebody else, or root has no way to step down
 */
export async function chooseAccount(folder: Folder, binaries: Binaries): Promise<Choice> {
  const made = majorOf(folder) !== undefined;
  const ownedBy = made ? lstatSync(folder.cluster).uid : undefined;
  if (!isRoot()) {
    if (ownedBy !== undefined && process.geteuid !== undefined && ownedBy !== process.geteuid()) throw notAllowed(folder.cluster);
    return { runAs: self, binaries };
  }
  const tried: string[] = [];
  for (const runAs of candidates(folder, ownedBy)) {
    const entered = await runAsToEnd(runAs, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder.root], { timeoutMs: 10_000 });
    if (entered.code !== 0) {
      tried.push(`${describeRunAs(runAs)}: cannot enter ${folder.root} (${lastLine(entered.output)})`);
      continue;
    }
    const usable = await usableBy(runAs, binaries, folder.programs);
    if (typeof usable !== 'string') return { runAs, binaries: usable };
    tried.push(`${describeRunAs(runAs)}: ${usable}`);
  }
  throw noWayToLeaveRoot(folder.root, tried);
}

function candidates(folder: Folder, ownedBy: number | undefined): RunAs[] {
  const found: RunAs[] = [];
  const add = (one: RunAs | undefined): void => {
    const isThere = (other: RunAs): boolean =>
      one?.kind === other.kind && (one.kind !== 'account' || (other.kind === 'account' && other.uid === one.uid));
    if (one !== undefined && !found.some(isThere)) found.push(one);
  };
  // A user id without a name may own the cluster (made in a container): the server does not mind, only initdb does.
  const byId = (uid: number, gid: number): RunAs =>
    uid === 0 ? unmapped : (account(uid) ?? { kind: 'account', name: `number ${uid}`, uid, gid });
  if (ownedBy !== undefined) add(byId(ownedBy, lstatSync(folder.cluster).gid));
  add(account('postgres'));
  add(account('_postgres')); // its name on macOS
  add(account('nobody'));
  for (let above = folder.root; above !== dirname(above); above = dirname(above)) {
    const { uid } = statSync(above);
    if (uid !== 0) add(account(uid));
  }
  add(unmapped);
  return found;
}

async function usableBy(runAs: RunAs, binaries: Binaries, copies: string): Promise<Binaries | string> {
  const inPlace = await lookAt(binaries.bin, binaries.origin, runAs);
  if (typeof inPlace !== 'string') return { ...binaries, ...inPlace };
  const { packageRoot } = binaries;
  if (packageRoot === undefined || runAs.kind === 'unmapped') return inPlace;
  return copied({ packageRoot }, copies, runAs);
}

const lastLine = (text: string): string => text.trim().split('\n').pop() ?? '';
