import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chinaCalendar } from '../../kernel/calendar-china.ts';
import { addDays, type Instant } from '../../kernel/day.ts';
import { workingDayFrom } from '../../kernel/calendar.ts';
import { dropSchemas, schemasIn } from '../../platform/db/administer.ts';
import { openDatabase, type ConnectionConfig } from '../../platform/db/db.ts';
import { changeSpeed, hallTimeOf, isRealHall, jumpForward } from '../../platform/journal/clock.ts';
import { readKeys } from '../../platform/journal/seal.ts';
import type { Log } from '../../platform/room/room.ts';
import { openHouse, type OpenHouse } from '../house.ts';
import { CannotStart, type Settings } from '../settings.ts';
import { found, founded, type Founded } from './found.ts';
import type { Orders } from './orders.ts';

export type Demonstration = { stop(): Promise<void> };

const here = path.dirname(fileURLToPath(import.meta.url));
/** When the last clerk has gone home, the demonstration goes on with the next working morning. */
const nightFrom = 18 * 60 + 35;
const morning = '08:20:00+08:00';

/** Founds the county if it is not there yet, says how to sign in, and lets its days go by. */
export async function beginDemonstration(given: {
  connection: ConnectionConfig;
  settings: Settings;
  log: Log;
  base: string;
}): Promise<Demonstration> {
  const { settings, base } = given;
  const house = await openHouse({
    connection: given.connection,
    keys: readKeys(settings.keyDir),
    log: given.log,
    migrated: true,
    work: 'listen-only',
  });
  const county = founded(settings.dataDir) ?? (await found(house, settings.dataDir, settings.speed, (line) => console.log(line)));
  await changeSpeed(house.db, county.jurisdictionId, settings.speed);
  let stopping = false;
  const nights = setInterval(
    () =>
      void skipNight(house, county).catch((error: unknown) => {
        if (!stopping) given.log.warn({ err: error }, 'the night is tried again');
      }),
    1_000,
  );
  await skipNight(house, county);
  printSignIns(county, base);

  let simulator: ChildProcess | undefined;
  const live = (): void => {
    simulator = fork(path.join(here, 'simulator.ts'), {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const orders: Orders = { base, seed: county.seed, halls: county.halls };
    simulator.send(orders);
    simulator.on('exit', () => {
      if (!stopping) setTimeout(live, 1_000);
    });
  };
  if (!settings.still) live();

  return {
    async stop() {
      stopping = true;
      clearInterval(nights);
      simulator?.kill('SIGTERM');
      await house.close();
    },
  };
}

/** Moves the clock to the next working morning once the day is over. */
async function skipNight(house: OpenHouse, county: Founded): Promise<void> {
  const time = await hallTimeOf(house.db, county.jurisdictionId);
  if (!time) return;
  const minute = (((time.at / 60_000 + 480) % 1_440) + 1_440) % 1_440;
  const isOver = minute >= nightFrom;
  const next = workingDayFrom(isOver ? addDays(time.today, 1) : time.today, chinaCalendar);
  if (!isOver && next === time.today) return;
  await jumpForward(house.db, county.jurisdictionId, Date.parse(`${next}T${morning}`) as Instant);
}

function printSignIns(county: Founded, base: string): void {
  console.log('\n演示县已开门。登录账号（密码都一样）：');
  for (const { title, userName, password } of county.signIns) console.log(`  ${userName.padEnd(10)} ${password}   ${title}`);
  console.log('屏幕和设备（可在同一个浏览器里各开一页；同一种设备看两台时，第二台请用无痕窗口）：');
  for (const { title, path: address } of county.screens) console.log(`  ${title.padEnd(14, '　')} ${base}${address}`);
  console.log(`  ${'登录'.padEnd(14, '　')} ${base}/sign-in\n`);
}

/**
 * Empties a demonstration.
 *
 * @throws CannotStart  a real hall lives in this database
 */
export async function resetDemonstration(connection: ConnectionConfig, settings: Pick<Settings, 'dataDir'>): Promise<void> {
  const schemas = await schemasIn(connection);
  if (schemas.includes('journal')) {
    const database = openDatabase(connection, 1);
    const real = await isRealHall(database).finally(() => database.close());
    if (real) throw new CannotStart('这个数据库里有正式大厅的数据，--fresh 不会清空它。');
  }
  await dropSchemas(connection, schemas);
  for (const file of ['demonstration.json', 'jurisdiction']) rmSync(path.join(settings.dataDir, file), { force: true });
}
