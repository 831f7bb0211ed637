import { describe, expect, it } from 'vitest';
import { lengthBreaches, nameBreaches, packageBreaches, wordBreaches } from './names.ts';
import { houseTree, treeOf } from './tree.ts';

// Written in pieces, so that this file does not breach what it tests.
const slash = '/';
const place = (...parts: string[]) => slash + parts.join(slash);

describe('the house keeps to', () => {
  const house = houseTree();

  it('names that say what a file answers', () => {
    expect(nameBreaches(house.files)).toEqual([]);
  });
  it('files that can be held in the head', () => {
    expect(lengthBreaches(house)).toEqual([]);
  });
  it('no notes on what is left to do, no paths of a machine, no hosts of a registry', () => {
    expect(wordBreaches(house)).toEqual([]);
  });
  it('exact versions, and a lock file that any registry can serve', () => {
    expect(packageBreaches(house.text('package.json'), house.text('package-lock.json'))).toEqual([]);
  });
});

describe('names of files', () => {
  it.each([
    'systems/queue/utils.ts',
    'systems/queue/helpers/next.ts',
    'platform/common/a.ts',
    'apps/kiosk/manager.test.ts',
    'registers/staff/data.ts',
  ])('%s says nothing', (file) => {
    expect(nameBreaches([file])).toHaveLength(1);
  });

  it.each(['kernel/clauseIds.ts', 'kernel/Day.ts', 'apps/kiosk/take_ticket.tsx', 'systems/queue/migrations/0001_a.sql'])(
    '%s is in other letters',
    (file) => {
      expect(nameBreaches([file])).toEqual([`${file}: files are kebab-case, components PascalCase`]);
    },
  );

  it('what is right passes', () => {
    const files = [
      'kernel/clause-ids.generated.ts',
      'apps/kiosk/TakeTicket.tsx',
      'apps/kiosk/TakeTicket.test.tsx',
      'apps/kiosk/main.tsx',
      'checks/browser.d.mts',
      'systems/queue/migrations/0001-ticket.sql',
      'registers/staff/rules/personal-data-erased.ts',
      'README.zh-CN.md',
      '.ci/run',
    ];
    expect(nameBreaches(files)).toEqual([]);
  });
});

describe('words', () => {
  const words = (text: string, file = 'kernel/a.ts') => wordBreaches(treeOf({ [file]: text }));
  const note = ['TO', 'DO'].join('');

  it('a note on what is left to do is a breach in code, with its line', () => {
    expect(words(`const a = 1;\n// ${note}: later`)).toEqual([
      'kernel/a.ts:2: what is left to do is an issue, not a note in the code',
    ]);
    expect(words('const mastodon = 1;')).toEqual([]);
  });

  it.each([
    [`const a = '${place('work', 'main')}';`, 'kernel/a.ts'],
    [`see ${place('home', 'somebody', 'a')}`, 'README.md'],
    [`cd ${place('root', 'a')}`, '.ci/run'],
    ['C:\\Users\\'.concat('somebody'), 'a.md'],
  ])('%s is a path of one machine', (text, file) => {
    expect(words(text, file)).toEqual([`${file}:1: a path of one machine`]);
  });

  it.each([
    "import '../work/a.ts';",
    'GET /api/work/orders',
    'https://example.org/home/page',
    `const a = \`\${base}${place('home', 'x')}\`;`,
  ])('%s is none', (text) => {
    expect(words(text)).toEqual([]);
  });

  it('a host of a registry is a breach', () => {
    expect(words(`https://${['registry', 'npmjs', 'org'].join('.')}/a`, 'a.json')).toEqual(['a.json:1: the host of a registry']);
    expect(words(`https://${['npm', 'mirror'].join('')}.com`, '.npmrc')).toEqual(['.npmrc:1: the host of a registry']);
    expect(words('the registry of windows. It is', 'a.md')).toEqual([]);
  });
});

describe('length', () => {
  const lines = (count: number) => 'a();\n'.repeat(count);

  it('450 lines pass and 451 do not; tests and generated files may be longer', () => {
    const tree = treeOf({
      'kernel/a.ts': lines(450),
      'kernel/b.ts': lines(451),
      'kernel/b.test.ts': lines(900),
      'kernel/c.generated.ts': lines(900),
      'regulations/a.yaml': lines(900),
    });
    expect(lengthBreaches(tree)).toEqual(['kernel/b.ts has 451 lines, at most 450']);
  });
});

describe('packages', () => {
  it.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1.0.0', 'npm:@b/c@^1.2.3', 'npm:b'])(
    '%s is no exact version',
    (version) => {
      const found = packageBreaches(
        JSON.stringify({ dependencies: { a: version }, devDependencies: { b: '1.2.3-beta.4' } }),
        '{}',
      );
      expect(found).toEqual([`package.json: a ${version} is no exact version`]);
    },
  );

  it('a lock file that says where a package was downloaded is a breach', () => {
    const lock = {
      packages: { '': {}, 'node_modules/a': { resolved: 'https://example.org/a.tgz' }, 'node_modules/b': { version: '1.0.0' } },
    };
    expect(packageBreaches('{}', JSON.stringify(lock))).toEqual([
      'package-lock.json: node_modules/a says where it was downloaded',
    ]);
  });
});
