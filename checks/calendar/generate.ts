/**
 * Writes `kernel/calendar-china.generated.ts` from the npm package chinese-days: the State Council's lists of 2016 to the
 * last year the package holds. Run by hand when a new list is out: `npx tsx checks/calendar/generate.ts`.
 *
 * The package is not used at run time: it counts thousands of times slower and answers by the time zone of the machine.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type PackageYear = { holidays: Record<string, string>; workdays: Record<string, string> };

/** Numbers of the notices 国务院办公厅关于……年部分节假日安排的通知; 2026 read in print, the others from memory. */
const noticeNumbers: Readonly<Record<number, string>> = {
  2016: '国办发明电〔2015〕18号',
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号',
  2020: '国办发明电〔2019〕16号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

/** Days that a second notice of the year changed. */
const amended: readonly { days: readonly string[]; source: string }[] = [
  {
    days: ['2019-04-28', '2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04', '2019-05-05'],
    source: '国务院办公厅关于调整2019年劳动节假期安排的通知',
  },
  { days: ['2020-01-31', '2020-02-01', '2020-02-02'], source: '国务院办公厅关于延长2020年春节假期的通知' },
];

/** The package shortens three names. */
const fullNames: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

const firstYear = 2016;
const years = join(dirname(createRequire(import.meta.url).resolve('chinese-days/package.json')), 'dist', 'years');
const files = readdirSync(years).filter((file) => /^\d{4}\.json$/.test(file) && Number(file.slice(0, 4)) >= firstYear);

/** A day off at the end of December belongs to the list of the coming year. */
const listYear = (on: string, name: string): number =>
  Number(on.slice(0, 4)) + (on.slice(5) >= '12-25' && name === '元旦' ? 1 : 0);

const sourceOf = (on: string, year: number): string =>
  amended.find(({ days }) => days.includes(on))?.source ??
  `国务院办公厅关于${year}年部分节假日安排的通知${noticeNumbers[year] ? `（${noticeNumbers[year]}）` : ''}`;

type Line = { on: string; kind: string; name: string };
const byYear = new Map<number, Line[]>();
for (const file of files) {
  const { holidays, workdays } = JSON.parse(readFileSync(join(years, file), 'utf8')) as PackageYear;
  for (const [kind, days] of [
    ['holiday', holidays],
    ['workday', workdays],
  ] as const) {
    for (const [on, label] of Object.entries(days)) {
      const short = label.split(',')[1] ?? label;
      const name = fullNames[short] ?? short;
      const year = listYear(on, name);
      byYear.set(year, [...(byYear.get(year) ?? []), { on, kind, name }]);
    }
  }
}

const lines = [...byYear]
  .toSorted(([a], [b]) => a - b)
  .map(([year, rows]) => {
    const text = rows
      .toSorted((a, b) => a.on.localeCompare(b.on))
      .map(({ on, kind, name }) => `      row('${on}', '${kind}', '${name}', '${sourceOf(on, year)}'),`);
    return `  {\n    year: ${year},\n    rows: [\n${text.join('\n')}\n    ],\n  },`;
  });

const target = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'kernel', 'calendar-china.generated.ts');
writeFileSync(
  target,
  `// Generated from the npm package chinese-days by checks/calendar/generate.ts. Do not edit.
import type { CalendarRow, PublishedYear, RowKind } from './calendar.ts';
import { day } from './day.ts';

const row = (on: string, kind: RowKind, name: string, source: string): CalendarRow => ({
  on: day(on),
  kind,
  name,
  source,
  enteredBy: 'yichuang',
});

/** The State Council's lists, a year each. */
export const chinaYears: readonly PublishedYear[] = [
${lines.join('\n')}
];
`,
);
console.log(`${target}: ${byYear.size} years, ${[...byYear.values()].flat().length} rows`);
