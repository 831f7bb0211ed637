/** Every SQL statement of the house, read from its source: the templates behind `rows`, `row` and `run`. */
import { Visitor } from 'oxc-parser';
import type { Expression } from 'oxc-parser';
import { isTest, isTypeScript, lineAt, syntaxOf } from '../tree.ts';
import type { Tree } from '../tree.ts';
import { roomOf } from '../plan/rooms.ts';

/** `text` is as the database gets it: each expression of the template is a value, the n-th of them `$n`. */
export type Statement = { file: string; line: number; text: string };

const asks = new Set(['rows', 'row', 'run']);

/** Files in which statements may stand: all server code, and no rules, screens or tests. */
export const mayHoldSql = (file: string): boolean =>
  isTypeScript(file) &&
  !isTest(file) &&
  /^(platform|house|registers|systems)\//.test(file) &&
  !/\/rules\/|\/web\/|\/(rules|wire|wording)\.ts$|\/web\.tsx$/.test(file);

/** What makes databases for tests and looks into any room; no process of the hall runs it. */
export const isTestSetUp = (file: string): boolean => /\/(?:test-[a-z-]+|testing)\.ts$/.test(file);

/** Statements in the order of files and lines. */
export function statementsIn(tree: Tree): Statement[] {
  return tree.files.filter(mayHoldSql).flatMap((file) => statementsOf(tree, file));
}

function statementsOf(tree: Tree, file: string): Statement[] {
  const source = tree.text(file);
  const found: Statement[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi, start }) {
      if (tag.type !== 'MemberExpression' || tag.property.type !== 'Identifier' || !asks.has(tag.property.name)) return;
      // The cooked text is what the tag is given: `\n` is a line break there.
      const parts = quasi.quasis.map((part) => part.value.cooked ?? part.value.raw);
      const text = parts.reduce((sql, part, index) => (index === 0 ? part : `${sql}$${index}${part}`), '');
      found.push({ file, line: lineAt(source, start), text });
    },
  }).visit(syntaxOf(tree, file).program);
  return found;
}

/** Whether an expression is `something.query`, of a pool or a connection. */
const isQuery = (callee: Expression): boolean =>
  callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'query';

/**
 * Calls that send text to the database past the template, where nobody can see what is asked. The platform alone may: it
 * listens, locks and migrates.
 */
export function dynamicSqlIn(tree: Tree): { file: string; line: number }[] {
  return tree.files
    .filter((file) => mayHoldSql(file) && !isTestSetUp(file) && !file.startsWith('platform/') && roomOf(file) !== undefined)
    .flatMap((file) => {
      const found: { file: string; line: number }[] = [];
      new Visitor({
        CallExpression({ callee, start, arguments: [first] }) {
          if (!isQuery(callee)) return;
          // `hall.query` of a route and the like take no text.
          if (first?.type === 'TemplateLiteral' || (first?.type === 'Literal' && typeof first.value === 'string'))
            found.push({ file, line: lineAt(tree.text(file), start) });
        },
      }).visit(syntaxOf(tree, file).program);
      return found;
    });
}

/** A migration: the number its name begins with, and the room whose folder it lies in. */
export type Migration = { file: string; room: string; number: number; text: string };

/** Migrations by room and name. A file in `migrations/` that is not called `NNNN-what.sql` has the number NaN. */
export function migrationsIn(tree: Tree): Migration[] {
  return tree.files
    .filter((file) => /(^|\/)migrations\/[^/]+\.sql$/.test(file))
    .map((file) => ({
      file,
      room: roomOf(file) ?? '',
      number: Number(/\/(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/.exec(file)?.[1] ?? Number.NaN),
      text: tree.text(file),
    }));
}
