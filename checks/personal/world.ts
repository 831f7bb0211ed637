/** A hall in which everything can be done, a log that is read, and words by which anything that belongs to a person is known again. */
import { v7 as uuid } from 'uuid';
import { houseRoutes } from '../../house/house-routes.ts';
import { openLog } from '../../house/log.ts';
import { rooms } from '../../house/rooms.ts';
import { testHouse, tuesdayMorning, type TestCaller, type TestHouse } from '../../house/testing.ts';
import { hallTimeOf } from '../../platform/journal/clock.ts';
import type { Session } from '../../platform/http/route.ts';
import type { Contract, DeviceKind } from '../../platform/wire/contract.ts';
import type { Day } from '../../kernel/day.ts';
import { addDepartment, foundJurisdiction } from '../../registers/places/server/index.ts';
import { addTestHall, type TestHall } from '../../systems/queue/server/testing.ts';

export const contracts: readonly Contract[] = [...houseRoutes(rooms), ...rooms.flatMap((room) => room.routes)].map(
  (route) => route.contract,
);

/** Words that nobody would write by chance, short enough for every field. */
export class Markers {
  /** Which field of which message each was given to. */
  readonly issued = new Map<string, string>();

  /** A new one; of digits for a field that takes no letters. */
  next(what: string, form: 'text' | 'digits' = 'text'): string {
    const nth = String(this.issued.size).padStart(4, '0');
    const marker = form === 'digits' ? `1990737${nth}` : `pz${nth}qx某某`;
    this.issued.set(marker, what);
    return marker;
  }

  /** The fields whose words stand in these lines, in clear or as the bytes of a column, whatever their case. */
  foundIn(lines: readonly string[]): string[] {
    const text = lines.join('\n').toLowerCase();
    const isThere = (marker: string) => {
      // Without what is written after it, by which its bytes would depend on their neighbours.
      const core = marker.replace(/某+$/, '');
      const base64 = Buffer.from(core).toString('base64').slice(0, 10);
      return [core, Buffer.from(core).toString('hex'), base64].some((form) => text.includes(form.toLowerCase()));
    };
    return [...this.issued].flatMap(([marker, what]) => (isThere(marker) ? [what] : []));
  }
}

export type World = {
  house: TestHouse;
  log: readonly string[];
  markers: Markers;
  hall: TestHall;
  today: Day;
  departmentId: string;
  /** Somebody who may do everything everywhere, a device too when a kind is named. */
  anybody(device?: DeviceKind, session?: Partial<Session>): TestCaller;
};

export async function openWorld(): Promise<World> {
  const log: string[] = [];
  const house = await testHouse({ log: openLog('trace', { write: (line) => void log.push(line) }) });
  const command = () => ({ id: uuid() });
  const clock = { kind: 'demonstration', startsAt: tuesdayMorning, rate: 1 } as const;
  const county = { name: '某县', level: 'county', timeZone: 'Asia/Shanghai', clock } as const;
  await foundJurisdiction(house, house.standing, command(), county);
  const { departmentId } = await addDepartment(house, house.standing, command(), {
    code: 'SCJG',
    name: '市场监管局',
    kind: 'bureau',
  });
  const hall = await addTestHall(house);
  const grants = rooms
    .flatMap((room) => Object.keys(room.actions))
    .map((action) => ({ action, scope: { kind: 'jurisdiction' } as const }));
  return {
    house,
    log,
    markers: new Markers(),
    hall,
    today: (await hallTimeOf(house.db, house.jurisdictionId))!.today,
    departmentId,
    anybody: (device, session = {}) =>
      house.as(grants, {
        actor: { kind: 'person', id: hall.clerks[0].personId },
        ...(device ? { device: { kind: device, hallId: hall.hallId, windowId: hall.windows[0] } } : {}),
        ...session,
      }),
  };
}

/** Every row of every table of the house, as text. */
export async function everyRow(house: TestHouse): Promise<Map<string, string[]>> {
  const { pool } = house.database;
  const tables = await pool.query<{ name: string }>(`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const rows = new Map<string, string[]>();
  for (const { name } of tables.rows) {
    // Partitions of a table are among the tables; each row is then read twice, which does no harm.
    const found = await pool.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} as t`);
    rows.set(
      name,
      found.rows.map(({ row }) => row),
    );
  }
  return rows;
}
