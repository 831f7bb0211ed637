import { describe, expect, it } from 'vitest';
import { documentIds, parseRegulation, regulations } from '../../regulations/load.ts';
import type { Clause, ClauseKind } from '../../regulations/load.ts';
import { houseTree, treeOf } from '../tree.ts';
import { evidenceIn } from './evidence.ts';
import { clauseIdsAreFresh, clauseIdsSource } from './generate.ts';
import { parseJudgements } from './judgement.ts';
import { clauseBreaches, evidenceById, recordsOf } from './states.ts';
import { systemList, tableOf } from './tables.ts';

// Real ids, so that they compile; the kinds are chosen by each test.
const first = 'zhongyang.time-limit.4.1';
const second = 'zhongyang.time-limit.4.2';
const ofLaw = 'law.time-limit.civil-code-201';

const clauseOf = (kind: ClauseKind, id: Clause['id'] = first): Clause => ({
  id,
  document: id.split('.')[0] as Clause['document'],
  system: 'time-limit',
  kind,
  article: '第四条',
  rule: 'Limits are counted.',
  software: 'It counts.',
  actors: ['system'],
});

const evidence = (texts: Record<string, string>) => evidenceIn(treeOf(texts));
const proofs = (texts: Record<string, string>) => evidence(texts).map((one) => `${one.proof} ${one.id} ${one.file}:${one.line}`);
const recordOf = (kind: ClauseKind, texts: Record<string, string>, judgements = {}) =>
  recordsOf([clauseOf(kind)], evidenceById(evidence(texts)), judgements)[0];

const rule = {
  'systems/time-limit/rules/deadline.ts': `/**\n * The last day.\n *\n * @clause ${first}   day 1\n */\nexport const a = 1;`,
};
const test = { 'systems/time-limit/rules/deadline.test.ts': `describe('${first}: working days', () => { it('a', () => {}); });` };
const screen = { 'systems/time-limit/web/Due.tsx': `export const Due = () => <Why clauses={['${first}']} />;` };

describe('the five documents and the law', () => {
  it('are all read: 783 clauses of the documents and 26 of the law', () => {
    const sizes = regulations().map((one) => [one.document, one.clauses.length]);
    expect(sizes).toEqual([
      ['chengan', 116],
      ['dafan', 193],
      ['dongsheng', 65],
      ['xuchang', 274],
      ['zhongyang', 135],
      ['law', 26],
    ]);
    expect(documentIds).toHaveLength(6);
  });

  it('every article of the law is marked as to be confirmed, and belongs to a system that the documents name', () => {
    const all = regulations().flatMap((one) => one.clauses);
    const systems = new Set(all.filter((one) => one.document !== 'law').map((one) => one.system));
    const law = all.filter((one) => one.document === 'law');
    expect(law.filter((one) => !/wording to be confirmed/i.test(one.note ?? ''))).toEqual([]);
    expect(law.filter((one) => !systems.has(one.system))).toEqual([]);
  });

  const yaml = (id: string, more = '') =>
    `document: law\ntitle: 法\nclauses:\n  - {id: ${id}, article: 一, system: queue, rule: a, kind: advise, software: b, actors: [system]${more}}\n`;

  it.each([
    ['a field that no entry has', yaml('law.queue.1', ', colour: red'), 'colour'],
    ['an unknown kind', yaml('law.queue.1').replace('advise', 'guess'), 'kind'],
    ['an id of another system', yaml('law.conduct.1'), 'law.conduct.1: an id begins with law.queue.'],
    ['an id that stands twice', yaml('law.queue.1') + yaml('law.queue.1').split('clauses:\n')[1], 'law.queue.1 stands twice'],
    ['another document', yaml('law.queue.1').replace('document: law', 'document: dafan'), 'calls itself dafan'],
  ])('a catalogue with %s is refused', (_, text, expected) => {
    expect(() => parseRegulation(text, 'law')).toThrow(expected);
    expect(parseRegulation(yaml('law.queue.1'), 'law').clauses).toHaveLength(1);
  });

  it('the generated ids are those of the catalogues', () => {
    expect(clauseIdsAreFresh()).toBe(true);
    const [, generated = ''] = clauseIdsSource([{ document: 'law', clauses: [clauseOf('advise', ofLaw)] }]).split(
      'export type DocumentId =',
    );
    expect(generated).toBe(`\n  | 'law';\nexport type ClauseId =\n  | '${ofLaw}';\n`);
  });
});

describe('where a clause is spoken of', () => {
  it.each([
    ['a comment on a rule', rule, [`rule ${first} systems/time-limit/rules/deadline.ts:4`]],
    [
      'two ids behind one tag',
      { 'kernel/a.ts': `/** @clause ${first}, ${second} */` },
      [`rule ${first} kernel/a.ts:1`, `rule ${second} kernel/a.ts:1`],
    ],
    [
      'an id that is the beginning of another',
      { 'kernel/a.ts': '/** @clause zhongyang.time-limit.4.4a */' },
      ['rule zhongyang.time-limit.4.4a kernel/a.ts:1'],
    ],
    ['an id at the end of a sentence', { 'kernel/a.ts': `/** As @clause ${first}. */` }, [`rule ${first} kernel/a.ts:1`]],
    ['a passing remark', { 'kernel/a.ts': `// @clause ${first}` }, [`mention ${first} kernel/a.ts:1`]],
    ['facts.ts', { 'systems/q/rules/facts.ts': `/** @clause ${first} */` }, [`fact ${first} systems/q/rules/facts.ts:1`]],
    [
      'a type of facts in rules.ts',
      {
        'systems/q/rules.ts': `/** @clause ${first} */\nexport type QueueFact =\n  /** @clause ${second} */\n  | { type: 'A' };`,
      },
      [`fact ${first} systems/q/rules.ts:1`, `fact ${second} systems/q/rules.ts:3`],
    ],
    ['a read', { 'systems/q/server/reads.ts': `/** @clause ${first} */` }, [`read ${first} systems/q/server/reads.ts:1`]],
    ['a job', { 'systems/q/server/jobs.ts': `/** @clause ${first} */` }, [`job ${first} systems/q/server/jobs.ts:1`]],
    [
      'a job in a small room',
      { 'systems/q/server.ts': `/** @clause ${first} */\nexport const urge = job('urge');` },
      [`read ${first} systems/q/server.ts:1`, `job ${first} systems/q/server.ts:1`],
    ],
    [
      'a route, which proves nothing',
      { 'systems/q/server/routes.ts': `/** @clause ${first} */` },
      [`mention ${first} systems/q/server/routes.ts:1`],
    ],
    ['a paper', { 'systems/q/paper/slip.typ': `// @clause ${first}\n= 单` }, [`paper ${first} systems/q/paper/slip.typ:1`]],
    ['a screen', screen, [`screen ${first} systems/time-limit/web/Due.tsx:1`]],
    [
      'a comment in a page',
      { 'apps/kiosk/Take.tsx': `export const A = () => <p>{/* @clause ${first} */}</p>;` },
      [`screen ${first} apps/kiosk/Take.tsx:1`],
    ],
    [
      'a checklist in rules',
      { 'systems/conduct/rules/looks.ts': `export const a = [{ clause: '${first}' }];` },
      [`data ${first} systems/conduct/rules/looks.ts:1`],
    ],
    [
      'a checklist in YAML',
      { 'systems/conduct/looks.yaml': `a: 1\nb: ${first}\n` },
      [`data ${first} systems/conduct/looks.yaml:2`],
    ],
    [
      'a contract that asks',
      { 'systems/q/wire.ts': `export const a = contract({ method: 'GET', clauses: ['${first}'] });` },
      [`read ${first} systems/q/wire.ts:1`],
    ],
    [
      'a contract that commands',
      { 'systems/q/wire.ts': `export const a = contract({ method: 'POST', clauses: ['${first}'] });` },
      [],
    ],
    ['a type', { 'systems/q/rules/x.ts': `export type A = '${first}';` }, []],
    ['a heading', test, [`test ${first} systems/time-limit/rules/deadline.test.ts:1`]],
    [
      'a heading over rows',
      { 'kernel/a.test.ts': `it.each([1])('${first}: row %d', () => {});` },
      [`test ${first} kernel/a.test.ts:1`],
    ],
    [
      'a heading in a test of a paper',
      { 'systems/q/paper/slip.test.ts': `it('${first}', () => {});` },
      [`text-test ${first} systems/q/paper/slip.test.ts:1`, `test ${first} systems/q/paper/slip.test.ts:1`],
    ],
    ['a skipped test', { 'kernel/a.test.ts': `describe.skip('a', () => { it('${first}', () => {}); });` }, []],
    ['a test still to be written', { 'kernel/a.test.ts': `it.todo('${first}'); it('${first}');` }, []],
    ['a string that is no heading', { 'kernel/a.test.ts': `expect('${first}').toBe(1);` }, []],
    ['a file outside the house', { 'checks/a.ts': `/** @clause ${first} */`, 'regulations/x.ts': `/** @clause ${first} */` }, []],
  ])('%s', (_, texts, expected) => {
    expect(proofs(texts as Record<string, string>)).toEqual(expected);
  });
});

describe('carried out, by kind', () => {
  const reads = { 'systems/time-limit/server/reads.ts': `/** @clause ${first} */` };
  const facts = { 'systems/time-limit/rules/facts.ts': `/** @clause ${first} */` };
  const jobs = { 'systems/time-limit/server/jobs.ts': `/** @clause ${first} */` };
  const paper = { 'systems/time-limit/paper/slip.typ': `// @clause ${first}` };
  const textTest = { 'systems/time-limit/paper/slip.test.ts': `it('${first}', () => {});` };
  const checklist = { 'systems/time-limit/rules/list.ts': `export const a = ['${first}'];` };

  it.each<[ClauseKind, Record<string, string>[]]>([
    ['compute', [rule, test]],
    ['enforce', [rule, test]],
    ['record', [facts, reads, test]],
    ['remind', [jobs, test]],
    ['print', [paper, textTest]],
    ['publish', [reads, screen]],
    ['measure', [reads, screen]],
    ['advise', [checklist, screen]],
  ])('%s: with all it owes, and not with any of it left out', (kind, parts) => {
    const without = (left: number) => Object.assign({}, ...parts.filter((_, index) => index !== left)) as Record<string, string>;
    expect(recordOf(kind, without(-1))?.state).toBe('carried-out');
    for (const [left] of parts.entries()) expect(recordOf(kind, without(left))?.state).toBe('open');
  });

  it('a test of rules is no text test of a paper', () => {
    expect(recordOf('print', { ...paper, ...test })?.state).toBe('open');
  });

  it('lists places as file and line, and null where there is none', () => {
    expect(recordOf('compute', { ...rule, ...test })).toEqual({
      id: first,
      document: 'zhongyang',
      system: 'time-limit',
      state: 'carried-out',
      rule: 'systems/time-limit/rules/deadline.ts:4',
      test: 'systems/time-limit/rules/deadline.test.ts:1',
      screen: null,
      paper: null,
      reason: null,
    });
  });

  it('the place in its own room comes first', () => {
    const elsewhere = { 'kernel/a.ts': `/** @clause ${first} */` };
    expect(recordOf('compute', { ...elsewhere, ...rule })?.rule).toBe('systems/time-limit/rules/deadline.ts:4');
  });

  it('a judgement has a reason, and ends where the clause is carried out', () => {
    const reason = 'Whether a tone is warm is for people who were there.';
    expect(recordOf('compute', rule, { [first]: reason })).toMatchObject({ state: 'judgement', reason });
    expect(recordOf('compute', { ...rule, ...test }, { [first]: reason })).toMatchObject({ state: 'carried-out', reason: null });
  });
});

describe('npm run clauses -- --check', () => {
  const clauses = [clauseOf('compute'), clauseOf('compute', ofLaw)];
  const breaches = (texts: Record<string, string>, judgements = {}) => clauseBreaches(clauses, evidence(texts), judgements);

  it.each([
    [
      'an unknown id behind @clause',
      { 'kernel/a.ts': '/** @clause zhongyang.time-limit.99 */' },
      'kernel/a.ts:1 names zhongyang.time-limit.99, which no document has',
    ],
    [
      'an unknown document behind @clause',
      { 'kernel/a.ts': '/** @clause zhonyang.time-limit.4.1 */' },
      'kernel/a.ts:1 names zhonyang.time-limit.4.1, which no document has',
    ],
    [
      'the same in a passing remark',
      { 'kernel/a.ts': '// @clause law.queue.7' },
      'kernel/a.ts:1 names law.queue.7, which no document has',
    ],
    [
      'an unknown id in a heading',
      { 'kernel/a.test.ts': "it('law.queue.7: a', () => {});" },
      'kernel/a.test.ts:1 names law.queue.7, which no document has',
    ],
    ['a tag without an id', { 'kernel/a.ts': '/** @clause the fourth */' }, 'kernel/a.ts:1 @clause names no id'],
  ])('%s fails', (_, texts, expected) => {
    expect(breaches(texts as Record<string, string>)).toEqual([expected]);
  });

  it('known ids pass, and headings and values may hold other names with dots', () => {
    const heading = { 'kernel/a.test.ts': "it('reads www.example.org and a.b.c', () => {});" };
    const value = {
      'systems/queue/wire.ts': "export const a = contract({ method: 'GET', personal: ['answer.facts.actorName'] });",
    };
    expect(breaches({ ...rule, ...test, ...screen, ...heading, ...value })).toEqual([]);
  });

  it.each([
    [
      'an unknown id',
      { 'law.queue.7': 'People have to decide this on the spot.' },
      'regulations/judgement.yaml: law.queue.7, which no document has',
    ],
    [
      'a clause that is carried out',
      { [first]: 'People have to decide this on the spot.' },
      `regulations/judgement.yaml: ${first} is carried out, so it is no judgement`,
    ],
    ['a reason that is no sentence', { [ofLaw]: 'soft' }, `regulations/judgement.yaml: the reason of ${ofLaw} is not a sentence`],
  ])('a judgement on %s fails', (_, judgements, expected) => {
    expect(breaches({ ...rule, ...test }, judgements)).toEqual([expected]);
  });

  it('a list of judgements is ids with a reason each, each once', () => {
    expect(parseJudgements('# nothing yet\n')).toEqual({});
    expect(parseJudgements('a.b.1: It is so.\n')).toEqual({ 'a.b.1': 'It is so.' });
    expect(() => parseJudgements('a.b.1: 7\n')).toThrow('judgement.yaml');
    expect(() => parseJudgements('a.b.1: It is.\na.b.1: It is.\n')).toThrow('unique');
  });

  it('the house itself passes', () => {
    const house = houseTree();
    const all = regulations().flatMap((one) => one.clauses);
    expect(clauseBreaches(all, evidenceIn(house), parseJudgements(house.text('regulations/judgement.yaml')))).toEqual([]);
  });
});

describe('what is printed', () => {
  const clauses = [clauseOf('compute'), clauseOf('compute', second), clauseOf('compute', ofLaw)];
  const byId = evidenceById(evidence({ ...rule, ...test }));
  const records = recordsOf(clauses, byId, {});

  it('counts by system and document, the law apart', () => {
    const lines = tableOf(records).split('\n');
    expect(lines.find((line) => line.startsWith('time-limit'))?.split(/ +/)).toEqual([
      'time-limit',
      '1/2',
      '1/2',
      '0',
      '1',
      '0/1',
    ]);
    expect(lines).toContain('the 1 documents: 1 carried-out, 0 judgement, 1 open, 2 in all');
    expect(lines).toContain('national law: 0 carried-out, 0 judgement, 1 open, 1 in all');
  });

  it('lists a system with what is lacking', () => {
    const text = systemList(clauses, records, byId);
    expect(text).toContain(`${second}  第四条\n    compute: open, lacks rule and test`);
    expect(text).toContain('compute: carried-out\n    rule systems/time-limit/rules/deadline.ts:4');
  });
});
