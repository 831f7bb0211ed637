/** The headings of the tests of a file, as the test runner would print them. */
import { Visitor } from 'oxc-parser';
import type { CallExpression, Expression, Program } from 'oxc-parser';

/** The word at the root of a callee: `it` in `it.each(rows)(…)`; and the words after it. */
function calleeWords(callee: Expression): string[] {
  switch (callee.type) {
    case 'Identifier':
      return [callee.name];
    case 'MemberExpression':
      return [...calleeWords(callee.object), callee.property.type === 'Identifier' ? callee.property.name : ''];
    case 'CallExpression':
      return calleeWords(callee.callee);
    case 'TaggedTemplateExpression':
      return calleeWords(callee.tag);
    default:
      return [];
  }
}

/** What a heading says; a value inside a template is left out. */
function textOf(node: CallExpression['arguments'][number] | undefined): string {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : '';
  if (node?.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked ?? '').join(' ');
  if (node?.type === 'BinaryExpression' && node.operator === '+') return textOf(node.left) + textOf(node.right);
  return '';
}

/** Headings of `describe`, `it` and `test` that run: what is skipped or still to be written proves nothing. */
export function headingsOf(program: Program): { heading: string; start: number }[] {
  const found: { heading: string; start: number }[] = [];
  const skipped: { start: number; end: number }[] = [];
  new Visitor({
    CallExpression(node) {
      const [root, ...rest] = calleeWords(node.callee);
      if (root !== 'describe' && root !== 'it' && root !== 'test') return;
      if (rest.some((word) => word === 'skip' || word === 'todo')) skipped.push({ start: node.start, end: node.end });
      // A heading without a body (`it.each(rows)` alone, `it('later')`) is no test.
      else if (node.arguments.length > 1) found.push({ heading: textOf(node.arguments[0]), start: node.start });
    },
  }).visit(program);
  return found.filter(({ start }) => !skipped.some((span) => start >= span.start && start < span.end));
}
