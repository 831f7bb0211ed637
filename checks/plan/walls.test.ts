import { describe, expect, it } from 'vitest';
import { treeOf } from '../tree.ts';
import type { Plan } from './plan-type.ts';
import { wallBreaches } from './walls.ts';

const why = 'A room of the little house below, for this test.';

/** A house in which everything is as the plan says. */
const sound = {
  'kernel/day.ts': 'export type Day = string;',
  'platform/db/db.ts': 'export const db = 1;',
  'platform/journal/record.ts': "import { db } from '../db/db.ts'; export const record = db;",
  'registers/windows/rules.ts': "import type { Day } from '../../kernel/day.ts'; export type Opened = Day;",
  'registers/windows/server/reads.ts': "import { db } from '../../../platform/db/db.ts'; export const open = db;",
  'registers/windows/server/store.ts': 'export const store = 1;',
  'registers/windows/web/Sign.tsx': 'export const Sign = () => null;',
  'systems/queue/rules/index.ts': "export * from './next.ts';",
  'systems/queue/rules/next.ts': "import type { Opened } from '../../../registers/windows/rules.ts'; export type Next = Opened;",
  'systems/queue/wire.ts': "import { z } from 'zod'; export const take = z.string();",
  'systems/queue/server/index.ts':
    "import { open } from '../../../registers/windows/server/reads.ts'; export const queue = open;",
  'systems/queue/web/Ticket.tsx': "import { take } from '../wire.ts'; export const Ticket = () => take;",
  'apps/kiosk/Take.tsx':
    "import { Ticket } from '../../systems/queue/web/Ticket.tsx'; import './take.css'; export const Take = () => Ticket;",
  'house/main.ts': "import { queue } from '../systems/queue/server/index.ts'; export const house = queue;",
};
const plan: Plan = {
  rooms: {
    'platform/db': { why },
    'platform/journal': { why, uses: ['platform/db'] },
    'registers/windows': { why },
    'systems/queue': { why, uses: ['registers/windows'], guards: ['registers/windows'] },
    'apps/kiosk': { why, uses: ['systems/queue'] },
    house: { why, uses: ['systems/queue'] },
  },
};
const withFile = (file: string, text: string, given = plan) => wallBreaches(treeOf({ ...sound, [file]: text }), given);

describe('the plan and the walls', () => {
  it('finds nothing in a sound house', () => {
    expect(wallBreaches(treeOf(sound), plan)).toEqual([]);
  });

  it.each([
    [
      'a use the plan does not name',
      'registers/windows/server/x.ts',
      "import '../../../systems/queue/rules/index.ts';",
      'the plan does not say that registers/windows uses systems/queue',
    ],
    [
      'the inside of another room',
      'systems/queue/server/x.ts',
      "import '../../../registers/windows/server/store.ts';",
      'that is inside registers/windows',
    ],
    [
      'the same by import()',
      'systems/queue/server/x.ts',
      "void import('../../../registers/windows/server/store.ts');",
      'that is inside registers/windows',
    ],
    [
      'the same by export from',
      'systems/queue/server/x.ts',
      "export { store } from '../../../registers/windows/server/store.ts';",
      'that is inside registers/windows',
    ],
    [
      'a type from the inside',
      'systems/queue/server/x.ts',
      "import type { A } from '../../../registers/windows/server/store.ts';",
      'that is inside registers/windows',
    ],
    [
      'the wiring of a room outside the house',
      'apps/kiosk/x.ts',
      "import '../../systems/queue/server/index.ts';",
      'a screen never holds server code',
    ],
    [
      'a piece of a room that the plan does not show',
      'systems/queue/web/X.tsx',
      "import '../../../registers/windows/web/Sign.tsx';",
      'the plan does not say that systems/queue shows registers/windows',
    ],
    ['kernel that looks outside', 'kernel/x.ts', "import '../platform/wire/x.ts';", 'kernel uses nothing outside kernel'],
    ['a package in the kernel', 'kernel/x.ts', "import { z } from 'zod';", 'kernel and rules use no package'],
    ['a package in rules', 'systems/queue/rules/x.ts', "import { z } from 'zod';", 'kernel and rules use no package'],
    ['rules that know the server', 'systems/queue/rules/x.ts', "import '../server/index.ts';", 'it is pure, and that is server'],
    [
      'rules that know the wire',
      'systems/queue/rules/x.ts',
      "import '../wire.ts';",
      'rules use kernel, own rules and rules of others',
    ],
    [
      'platform that knows a hall',
      'platform/db/x.ts',
      "import '../../registers/windows/rules.ts';",
      'platform has never heard of a hall',
    ],
    [
      'a platform part that the plan does not name',
      'platform/db/x.ts',
      "import '../journal/record.ts';",
      'the plan does not say that platform/db uses platform/journal',
    ],
    ['a page with server code', 'apps/kiosk/x.ts', "import '../../platform/db/db.ts';", 'a screen never holds server code'],
    ['a server with a screen', 'systems/queue/server/x.ts', "import '../web/Ticket.tsx';", 'the server never holds screens'],
    ['code built on a test', 'house/x.ts', "import '../house/x.test.ts';", 'nothing is built on a test'],
    ['a folder outside the house', 'house/x.ts', "import '../checks/tree.ts';", 'that is no room of the house'],
    ['a new room without a line', 'systems/archive/rules.ts', 'export {};', 'systems/archive has no line in the plan'],
  ])('%s is a breach', (_, file, text, expected) => {
    expect(withFile(file, text).join('\n')).toContain(expected);
  });

  it('names file and line of a breach', () => {
    const text = "// first line\n\nimport '../../../registers/windows/server/store.ts';";
    expect(withFile('systems/queue/server/x.ts', text)).toEqual([
      'systems/queue/server/x.ts:3 imports registers/windows/server/store.ts: that is inside registers/windows; its doors are rules, wire, wording, server/reads and web',
    ]);
  });

  it('a computed import() is refused, since it leads through any wall', () => {
    expect(() => withFile('house/x.ts', 'void import(`../${process.argv[2]}`);')).toThrow(
      'house/x.ts:1 imports a computed place',
    );
  });

  it('a test may build the house and use the platform, but goes through doors', () => {
    const house = "import '../../../house/main.ts'; import '../../../platform/journal/record.ts';";
    expect(withFile('systems/queue/server/x.test.ts', house)).toEqual([]);
    const inside = "import '../../../registers/windows/server/store.ts';";
    expect(withFile('systems/queue/server/x.test.ts', inside).join()).toContain('that is inside registers/windows');
    const other = "import '../../systems/queue/rules/index.ts';";
    expect(withFile('registers/windows/x.test.ts', other).join()).toContain(
      'does not say that registers/windows uses systems/queue',
    );
  });
});

describe('the lines of the plan', () => {
  const changed = (room: keyof typeof plan.rooms, line: object): Plan => ({
    rooms: { ...plan.rooms, [room]: { ...plan.rooms[room], ...line } },
  });

  it.each([
    [
      'uses',
      'registers/windows',
      { uses: ['platform/journal'] },
      'the plan says that registers/windows uses platform/journal, and nothing in it does',
    ],
    [
      'shows',
      'systems/queue',
      { shows: ['registers/windows'] },
      'the plan says that systems/queue shows registers/windows, and nothing in it does',
    ],
    [
      'guards without reads',
      'house',
      { guards: ['systems/queue'] },
      'the plan says that house guards systems/queue, and nothing in it does',
    ],
    [
      'tests',
      'registers/windows',
      { tests: ['systems/queue'] },
      'the plan says that registers/windows tests systems/queue, and nothing in it does',
    ],
    ['an empty why', 'house', { why: '' }, 'the plan does not say in a sentence why house is so'],
  ] as const)('one that nobody needs is a breach: %s', (_, room, line, expected) => {
    expect(wallBreaches(treeOf(sound), changed(room, line))).toContain(expected);
  });

  it('a use that only SQL shows is a use', () => {
    const given = changed('registers/windows', { uses: ['platform/db'] });
    const withoutImport = { ...sound, 'registers/windows/server/reads.ts': 'export const open = 1;' };
    expect(wallBreaches(treeOf(withoutImport), given)).toHaveLength(1);
    expect(wallBreaches(treeOf(withoutImport), given, [{ room: 'registers/windows', of: 'platform/db' }])).toEqual([]);
  });

  it('a room that is not there is a breach', () => {
    const given: Plan = { rooms: { ...plan.rooms, 'systems/archive': { why } } };
    expect(wallBreaches(treeOf(sound), given)).toEqual(['the plan names systems/archive, which is not there']);
  });

  it('rooms that lead back to themselves are a breach, also over a third', () => {
    const given: Plan = { rooms: { ...plan.rooms, 'registers/windows': { why, uses: ['house'] } } };
    const text = "import '../../../house/main.ts';";
    expect(withFile('registers/windows/server/x.ts', text, given)).toEqual([
      'rooms lead back to themselves: systems/queue → registers/windows → house → systems/queue',
    ]);
  });
});
