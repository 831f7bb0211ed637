import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { caseOfRow, type GoldenCase, type GoldenGroup } from '../../rules/golden/index.ts';

export type DeliveredCase = { key: string; group: string; case: GoldenCase };

let kept: readonly DeliveredCase[] | undefined;

/** The cases that came with the house, in the order of the table. @throws Error  the delivered file was damaged */
export function deliveredCases(): readonly DeliveredCase[] {
  kept ??= read();
  return kept;
}

function read(): readonly DeliveredCase[] {
  const text = readFileSync(new URL('../../golden/deadlines.yaml', import.meta.url), 'utf8');
  const groups = parse(text, { schema: 'core' }) as readonly GoldenGroup[];
  const rows = groups.flatMap(({ 组: group, 依据: documents, 例: all }) => all.map((row) => ({ group, documents, row })));
  return rows.map(({ group, documents, row }, index) => {
    const found = caseOfRow(documents, row);
    if ('complaints' in found) throw new Error(`golden/deadlines.yaml, case ${index + 1}: ${JSON.stringify(found.complaints)}`);
    return { key: `delivered-${index + 1}`, group, case: found.case };
  });
}
