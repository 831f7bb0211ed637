import { parse, stringify, YAMLParseError } from 'yaml';
import { refuse, type Refusal } from '../../../../kernel/decision.ts';
import { rowComplaintWords } from '../../golden/wording.ts';
import { caseOfRow, rowOfCase, type GoldenCase } from '../../rules/golden/index.ts';

/** The table of golden cases as a file: YAML as the delivered one, or CSV for a spreadsheet. Both are read back as they were written. */

export type Grouped = { group: string; cases: readonly GoldenCase[] };
/** A case of a file and where it stands there, for whoever has to put it right. */
export type Placed = { place: string; case: GoldenCase };

/** At most so many cases in one file; a table of golden cases is read by people. */
export const mostAtOnce = 500;

const unreadable = (place: string, what: string): Refusal => ({
  ...refuse('golden-file-unreadable'),
  path: ['body', 'text'],
  values: { place, what },
});
const tooMany: Refusal = { ...refuse('golden-file-too-many'), path: ['body', 'text'], values: { most: mostAtOnce } };
const empty: Refusal = { ...refuse('golden-file-empty'), path: ['body', 'text'] };

type Row = { place: string; documents: unknown; row: Readonly<Record<string, unknown>> };

/** The cases of a file, or everything that cannot be read in it. */
export function readFile(format: 'yaml' | 'csv', text: string): { cases: readonly Placed[] } | { refusals: readonly Refusal[] } {
  const rows = format === 'yaml' ? rowsOfYaml(text) : rowsOfCsv(text);
  if ('refusals' in rows) return rows;
  if (rows.rows.length === 0) return { refusals: [empty] };
  if (rows.rows.length > mostAtOnce) return { refusals: [tooMany] };
  const cases: Placed[] = [];
  const refusals: Refusal[] = [];
  for (const { place, documents, row } of rows.rows) {
    const found = caseOfRow(documents, row);
    if ('case' in found) cases.push({ place, case: found.case });
    else
      refusals.push(
        ...found.complaints.map(({ code, column, text: said }) =>
          unreadable(place, rowComplaintWords[code](said.slice(0, 60), column)),
        ),
      );
  }
  return refusals.length > 0 ? { refusals } : { cases };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function rowsOfYaml(text: string): { rows: Row[] } | { refusals: Refusal[] } {
  let groups: unknown;
  try {
    // Dates stay text: a YAML reader that turns them into moments would move them by the time zone.
    groups = parse(text, { schema: 'core', maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    const at = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    return { refusals: [unreadable(at === undefined ? '文件' : `第${at}行`, '不是有效的 YAML')] };
  }
  if (!Array.isArray(groups)) return { refusals: [empty] };
  const rows: Row[] = [];
  for (const [index, group] of (groups as unknown[]).entries()) {
    const place = `第${index + 1}组`;
    if (!isRecord(group) || !Array.isArray(group['例'])) return { refusals: [unreadable(place, '没有“例”')] };
    for (const [nth, row] of (group['例'] as unknown[]).entries()) {
      if (!isRecord(row)) return { refusals: [unreadable(`${place}第${nth + 1}例`, '不是“列名: 内容”的写法')] };
      rows.push({ place: `${place}第${nth + 1}例`, documents: group['依据'] ?? [], row });
    }
  }
  return { rows };
}

const columns = ['组', '依据', '时限', '经过', '问', '截止', '若恢复', '暂定', '开关', '闭厅', '开厅', '理由'] as const;

function rowsOfCsv(text: string): { rows: Row[] } | { refusals: Refusal[] } {
  const lines = cellsOf(text);
  const head = (lines.shift()?.cells ?? []).map((name) => name.trim());
  const missing = ['依据', '时限', '经过', '截止', '理由'].filter((name) => !head.includes(name));
  if (missing.length > 0) return { refusals: [unreadable('首行', `缺少列：${missing.join('、')}`)] };
  const rows: Row[] = [];
  for (const { line, cells } of lines) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const named = Object.fromEntries(
      head.map((name, at) => [name, plain(cells[at] ?? '').trim()] as const).filter(([name, cell]) => name !== '' && cell !== ''),
    );
    const { 组: _, 依据: documents = '', 开关: switches, ...row } = named;
    const set = switches === undefined ? undefined : switchesOf(switches);
    rows.push({
      place: `第${line}行`,
      documents: documents.split(/[、，,;；\s]+/).filter((one) => one !== ''),
      row: { ...row, ...(set === undefined ? {} : { 开关: set }) },
    });
  }
  return { rows };
}

/** `dayOne=same-day; deemedAcceptanceWorkingDays=3` */
const switchesOf = (text: string): Record<string, string | number> =>
  Object.fromEntries(
    text
      .split(/[;；]/)
      .map((pair) => pair.split('=').map((part) => part.trim()))
      .filter(([name]) => name !== '')
      .map(([name = '', value = '']) => [name, /^\d+$/.test(value) ? Number(value) : value]),
  );

/** Cells by RFC 4180: quoted ones may hold commas, line ends and doubled quotes. `line` is where the row begins. */
function cellsOf(text: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let [cell, cells, line, begun, quoted] = ['', [] as string[], 1, 1, false];
  const endRow = () => {
    rows.push({ line: begun, cells: [...cells, cell] });
    [cell, cells] = ['', []];
  };
  const whole = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  for (let at = 0; at < whole.length; at += 1) {
    const char = whole[at]!;
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (whole[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      endRow();
      begun = line;
    } else cell += char;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

// A spreadsheet takes a cell that begins so for a formula; the quote before it says that it is text.
const isFormula = /^[=+\-@\t]/;
const plain = (cell: string): string => (cell.startsWith("'") && isFormula.test(cell.slice(1)) ? cell.slice(1) : cell);
const spelled = (cell: string): string => {
  const safe = isFormula.test(cell) ? `'${cell}` : cell;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The cases as a file. */
export function writeFile(format: 'yaml' | 'csv', groups: readonly Grouped[]): string {
  return format === 'yaml' ? yamlOf(groups) : csvOf(groups);
}

function yamlOf(groups: readonly Grouped[]): string {
  const flow = (value: unknown) =>
    stringify(value, { schema: 'core', collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim();
  const parts = groups.flatMap(({ group, cases }) =>
    byDocuments(cases).map(([documents, same]) =>
      [`- 组: ${flow(group)}`, `  依据: ${flow(documents)}`, '  例:', ...same.map((one) => `    - ${flow(rowOfCase(one))}`)].join(
        '\n',
      ),
    ),
  );
  return parts.length === 0 ? '[]\n' : `${parts.join('\n\n')}\n`;
}

/** Cases of one group that rest on the same documents stand together, as a group of the file names its documents once. */
function byDocuments(cases: readonly GoldenCase[]): (readonly [readonly string[], readonly GoldenCase[]])[] {
  const found = new Map<string, GoldenCase[]>();
  for (const one of cases) found.set(one.documents.join(' '), [...(found.get(one.documents.join(' ')) ?? []), one]);
  return [...found.values()].map((same) => [same[0]!.documents, same] as const);
}

function csvOf(groups: readonly Grouped[]): string {
  const lines = groups.flatMap(({ group, cases }) =>
    cases.map((one) => {
      const { 开关: switches, 闭厅: closures, 开厅: openings, 暂定: provisional, ...row } = rowOfCase(one);
      const cells: Readonly<Record<string, string>> = {
        ...row,
        组: group,
        依据: one.documents.join('、'),
        ...(provisional ? { 暂定: '是' } : {}),
        ...(closures ? { 闭厅: closures.join('、') } : {}),
        ...(openings ? { 开厅: openings.join('、') } : {}),
        ...(switches
          ? {
              开关: Object.entries(switches)
                .map(([name, value]) => `${name}=${String(value)}`)
                .join('; '),
            }
          : {}),
      };
      return columns.map((column) => spelled(cells[column] ?? '')).join(',');
    }),
  );
  // The mark at the beginning tells a spreadsheet that the file is UTF-8.
  return `\uFEFF${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}
