/** What `npm run clauses` prints. */
import type { Clause } from '../../regulations/load.ts';
import type { Evidence } from './evidence.ts';
import { lacking } from './states.ts';
import type { ClauseRecord, State } from './states.ts';

const states: readonly State[] = ['carried-out', 'judgement', 'open'];

const count = (records: readonly ClauseRecord[], state: State): number => records.filter((one) => one.state === state).length;

/** Columns flush, the first to the left and the others to the right. */
function flush(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/**
 * One line a system, one column a document (`carried out/all`), and the sums. The law is counted apart: the 783 of the five
 * documents are what the house set out to carry out.
 */
export function tableOf(records: readonly ClauseRecord[]): string {
  const documents = [...new Set(records.map((one) => one.document))].filter((one) => one !== 'law');
  const mission = records.filter((one) => one.document !== 'law');
  const law = records.filter((one) => one.document === 'law');
  const systems = [...new Set(records.map((one) => one.system))].toSorted();
  const cell = (list: readonly ClauseRecord[]) => (list.length === 0 ? '·' : `${count(list, 'carried-out')}/${list.length}`);
  const line = (title: string, fits: (one: ClauseRecord) => boolean): string[] => [
    title,
    ...documents.map((document) => cell(mission.filter((one) => one.document === document && fits(one)))),
    cell(mission.filter(fits)),
    ...states.slice(1).map((state) => String(count(mission.filter(fits), state))),
    cell(law.filter(fits)),
  ];
  const sum = (of: string, list: readonly ClauseRecord[]) =>
    `${of}: ${states.map((state) => `${count(list, state)} ${state}`).join(', ')}, ${list.length} in all`;
  return [
    'carried out / all, by system and document; law apart',
    '',
    flush([
      ['system', ...documents, 'all', ...states.slice(1), 'law'],
      ...systems.map((system) => line(system, (one) => one.system === system)),
      line('sum', () => true),
    ]),
    '',
    sum(`the ${documents.length} documents`, mission),
    sum('national law', law),
  ].join('\n');
}

/** Every clause of one system with its state, what it lacks, and where it is found. */
export function systemList(
  clauses: readonly Clause[],
  records: readonly ClauseRecord[],
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): string {
  const byId = new Map<string, ClauseRecord>(records.map((one) => [one.id, one]));
  return clauses
    .flatMap(({ id, kind, article }) => {
      const record = byId.get(id);
      if (!record) return [];
      const lacks = record.state === 'open' ? `, lacks ${lacking(kind, evidence.get(id) ?? []).join(' and ')}` : '';
      const places = (['rule', 'test', 'screen', 'paper', 'reason'] as const).flatMap((key) =>
        record[key] === null ? [] : [`    ${key} ${record[key]}`],
      );
      return [`${id}  ${article}`, `    ${kind}: ${record.state}${lacks}`, ...places];
    })
    .join('\n');
}
