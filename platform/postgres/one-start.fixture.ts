/**
 * One application in a process of its own, for the tests: starts the database in the folder of its first argument, tells everything as
 * lines of JSON, and stops when its standard input says so. A second argument is another place of the npm package.
 */
import { PostgresCannotStart } from './cannot-start.ts';
import { thisMachine } from './binaries.ts';
import { startOn } from './start.ts';

const tell = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

async function main(dataDir: string, packageRoot: string | undefined): Promise<void> {
  process.on('SIGINT', () => tell({ interrupted: true }));
  const machine = { ...thisMachine(), ...(packageRoot === undefined ? {} : { packageRoot }) };
  try {
    const database = await startOn(machine, {
      dataDir,
      log: (log) => tell({ log }),
      onWait: (wait) => tell({ wait }),
    });
    const { connection, version, pid, adopted } = database;
    tell({ ready: { connection, version, pid, adopted } });
    process.stdin.on('data', (said) => {
      if (String(said).includes('stop')) {
        void database.stop().then(() => {
          tell({ stopped: true });
          process.exit(0);
        });
      }
    });
  } catch (error) {
    const plain = error instanceof PostgresCannotStart;
    tell({ failed: { plain, message: String((error as Error).message), chinese: plain ? error.chinese : '' } });
    process.exit(1);
  }
}

void main(process.argv[2] ?? '', process.argv[3]);
