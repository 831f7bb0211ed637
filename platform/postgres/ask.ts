import { realpathSync } from 'node:fs';
import { Client } from 'pg';
import { owner } from './folder.ts';

/** Where a server listens: the folder of its unix socket, or 127.0.0.1, and its port. */
export type Address = { host: string; port: number };

export type Answer =
  | { kind: 'answers'; version: string; pid: number; maxConnections: number }
  /** It is there but does not take connections yet, or not any more. */
  | { kind: 'not-now'; because: 'starting' | 'stopping' }
  | { kind: 'wrong-password' }
  /** A server answers, but it serves another folder: an old port, taken by somebody else. */
  | { kind: 'another-folder'; folder: string }
  | { kind: 'silent'; reason: string };

/**
 * Asks the server at `address` who it is. Process ids are reused and ports change hands, so only a server that itself names
 * `cluster` as its folder counts; its process id is read by the server from its own lock file.
 */
export async function ask(address: Address, password: string, cluster: string): Promise<Answer> {
  const client = new Client({
    ...address,
    user: owner,
    password,
    database: 'postgres',
    application_name: 'launcher',
    connectionTimeoutMillis: 2000,
    query_timeout: 5000,
  });
  client.on('error', () => undefined); // the server may go at any moment; the answer then says so
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; version: string; lock: string; connections: string }>(
      `select current_setting('data_directory') as folder,
              current_setting('server_version') as version,
              current_setting('max_connections') as connections,
              pg_read_file('postmaster.pid') as lock`,
    );
    const row = rows[0];
    if (row === undefined) return { kind: 'silent', reason: 'no row' };
    if (!isSameFolder(row.folder, cluster)) return { kind: 'another-folder', folder: row.folder };
    return {
      kind: 'answers',
      version: /^\S+/.exec(row.version)?.[0] ?? row.version,
      pid: Number.parseInt(row.lock, 10),
      maxConnections: Number(row.connections),
    };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === '28P01') return { kind: 'wrong-password' };
    if (code === '57P03' || code === '57P01') {
      return { kind: 'not-now', because: /shutting down|administrator command/.test(message) ? 'stopping' : 'starting' };
    }
    return { kind: 'silent', reason: message };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
