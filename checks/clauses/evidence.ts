/**
 * Where the house speaks of a clause: `@clause` in the comments of rules, stores, jobs, papers and screens, clause ids that
 * stand as values in contracts, checklists and screens, and the headings of tests.
 */
import { Visitor } from 'oxc-parser';
import type { Comment, Program } from 'oxc-parser';
import { isGenerated, isTest, isTypeScript, lineAt, syntaxOf } from '../tree.ts';
import type { Tree } from '../tree.ts';
import { roomOf } from '../plan/rooms.ts';
import { headingsOf } from './headings.ts';

/** What a place proves. `text-test` is the test of a paper; `data` a checklist; a `mention` proves nothing but must name a clause. */
export type Proof = 'rule' | 'fact' | 'read' | 'job' | 'paper' | 'screen' | 'data' | 'test' | 'text-test' | 'mention';
/** `tagged`: behind `@clause`, where nothing but an id can be meant. */
export type Evidence = { id: string; proof: Proof; file: string; line: number; tagged: boolean };

/** The form of an id; a full stop or hyphen at its end belongs to the sentence around it. */
const idForm = /[a-z]+\.[a-z]+(?:-[a-z]+)*\.[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*/;
const idAlone = new RegExp(`^${idForm.source}$`);
const idAnywhere = new RegExp(`(?<![\\w.-])${idForm.source}`, 'g');
const clauseTag = new RegExp(`@clause[ \\t]+(${idForm.source}(?:[ \\t]*,[ \\t]*${idForm.source})*)?`, 'g');

/** Ids behind `@clause` in a text, with their places; a tag that names no id counts as the id `''`. */
function taggedIn(text: string): { id: string; at: number }[] {
  return [...text.matchAll(clauseTag)].flatMap((match) =>
    (match[1] ?? '').split(',').map((id) => ({ id: id.trim(), at: match.index })),
  );
}

/** What a `@clause` in a comment of this file proves. */
export function proofOf(file: string): Proof {
  if (isTest(file)) return 'mention';
  const [top] = file.split('/');
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (top === 'apps' || /\/web\/|\/web\.tsx$|^platform\/ui\//.test(file)) return 'screen';
  if (/\/paper\/|\/paper\.ts$/.test(file)) return 'paper';
  if (name === 'facts.ts') return 'fact';
  if (top === 'kernel' || /\/rules\/|\/rules\.ts$/.test(file)) return 'rule';
  if (/\/jobs\/|\/jobs\.ts$|-job\.ts$/.test(file)) return 'job';
  if (/\/(reads|ledgers|store)\/|\/(reads|ledgers?|store)\.ts$|\/server\.ts$|-(reads|ledger|store)\.ts$/.test(file))
    return 'read';
  // What the plumbing enforces (sealing, access, sign-in) has no other rule than its own code.
  if (top === 'platform') return 'rule';
  return 'mention';
}

/** Every place that speaks of a clause, in the order of the files. */
export function evidenceIn(tree: Tree): Evidence[] {
  return tree.files.flatMap((file) => {
    if (roomOf(file) === undefined || file.startsWith('regulations/') || isGenerated(file)) return [];
    if (isTypeScript(file)) return isTest(file) ? fromTest(tree, file) : fromCode(tree, file);
    if (/\.typ$/.test(file)) return fromComments(tree, file, 'paper');
    if (/\.sql$/.test(file)) return fromComments(tree, file, 'mention');
    if (/\.(ya?ml|json)$/.test(file) && /^(registers|systems)\//.test(file)) return fromChecklist(tree, file);
    return [];
  });
}

function fromTest(tree: Tree, file: string): Evidence[] {
  const text = tree.text(file);
  const proof = /\/paper\/|\/paper\.test\.tsx?$/.test(file) ? 'text-test' : 'test';
  return headingsOf(syntaxOf(tree, file).program).flatMap(({ heading, start }) =>
    [...heading.matchAll(idAnywhere)].flatMap(([id]): Evidence[] => {
      const place = { id, file, line: lineAt(text, start), tagged: false };
      return proof === 'text-test'
        ? [
            { ...place, proof },
            { ...place, proof: 'test' },
          ]
        : [{ ...place, proof }];
    }),
  );
}

function fromComments(tree: Tree, file: string, proof: Proof): Evidence[] {
  const text = tree.text(file);
  return taggedIn(text).map(({ id, at }) => ({ id, proof, file, line: lineAt(text, at), tagged: true }));
}

function fromChecklist(tree: Tree, file: string): Evidence[] {
  const text = tree.text(file);
  return [...text.matchAll(idAnywhere)].map((match) => ({
    id: match[0],
    proof: 'data',
    file,
    line: lineAt(text, match.index),
    tagged: false,
  }));
}

function fromCode(tree: Tree, file: string): Evidence[] {
  const text = tree.text(file);
  const { program, comments } = syntaxOf(tree, file);
  const proof = proofOf(file);
  const facts = proof === 'rule' ? factTypes(program) : [];
  const found: Evidence[] = [];
  const add = (id: string, as: Proof, at: number, tagged: boolean) =>
    found.push({ id, proof: as, file, line: lineAt(text, at), tagged });

  for (const comment of comments) {
    const isDoc = comment.type === 'Block' && (comment.value.startsWith('*') || proof === 'screen');
    for (const { id, at } of taggedIn(comment.value)) {
      const as = facts.some((fact) => belongsTo(comment, fact, text)) ? 'fact' : proof;
      // `@clause` in a passing remark is no evidence, but it still must name a clause.
      add(id, isDoc ? as : 'mention', comment.start + at, true);
      if (isDoc && /\/server\.ts$/.test(file) && /job/i.test(followedBy(comment, program, text)))
        add(id, 'job', comment.start + at, true);
    }
  }
  for (const { id, at, inAsk } of idValues(program)) {
    if (proof === 'screen') add(id, 'screen', at, false);
    else if (proof === 'read') add(id, 'read', at, false);
    else if (proof === 'rule' && !file.startsWith('platform/')) add(id, 'data', at, false);
    else if (inAsk && /\/wire\.ts$/.test(file)) add(id, 'read', at, false);
  }
  return found;
}

type Span = { start: number; end: number };

/** Types that list facts: `QueueFact`, `QueueFacts`. In a small room they stand in `rules.ts`. */
function factTypes(program: Program): Span[] {
  return program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return declared?.type === 'TSTypeAliasDeclaration' && /Facts?$/.test(declared.id.name)
      ? [{ start: statement.start, end: statement.end }]
      : [];
  });
}

/** Whether a comment stands inside the span or right above it. */
const belongsTo = (comment: Comment, span: Span, text: string): boolean =>
  comment.start >= span.start
    ? comment.end <= span.end
    : comment.end <= span.start && text.slice(comment.end, span.start).trim() === '';

/** The text of the statement right below a comment. */
function followedBy(comment: Comment, program: Program, text: string): string {
  const next = program.body.find((statement) => statement.start >= comment.end);
  return next && text.slice(comment.end, next.start).trim() === '' ? text.slice(next.start, next.end) : '';
}

/** String values that are a clause id; `inAsk` when they stand in the contract of a GET. */
function idValues(program: Program): { id: string; at: number; inAsk: boolean }[] {
  const asks: Span[] = [];
  const values: { id: string; at: number }[] = [];
  const inTypes: Span[] = [];
  new Visitor({
    CallExpression(node) {
      const [first] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'contract' || first?.type !== 'ObjectExpression') return;
      const isGet = first.properties.some(
        (one) =>
          one.type === 'Property' &&
          one.key.type === 'Identifier' &&
          one.key.name === 'method' &&
          one.value.type === 'Literal' &&
          one.value.value === 'GET',
      );
      if (isGet) asks.push({ start: node.start, end: node.end });
    },
    TSLiteralType(node) {
      inTypes.push({ start: node.start, end: node.end });
    },
    Literal(node) {
      if (typeof node.value === 'string' && idAlone.test(node.value)) values.push({ id: node.value, at: node.start });
    },
  }).visit(program);
  const inside = (at: number, spans: readonly Span[]) => spans.some((span) => at >= span.start && at < span.end);
  return values.filter(({ at }) => !inside(at, inTypes)).map((one) => ({ ...one, inAsk: inside(one.at, asks) }));
}
