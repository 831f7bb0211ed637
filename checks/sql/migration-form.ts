/** The form of migrations: a reason on top, numbers without gap, constraints named as sentences. */
import type { Migration } from './statements.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** What is wrong with these migrations; one sentence each. */
export function migrationBreaches(migrations: readonly Migration[]): string[] {
  const byRoom = new Map<string, Migration[]>();
  for (const one of migrations) byRoom.set(one.room, [...(byRoom.get(one.room) ?? []), one]);
  return [
    ...[...byRoom.values()].flatMap(numberBreaches),
    ...migrations.flatMap(({ file, text }) => [
      ...(opensWithReason(text) ? [] : [`${file} does not open with a sentence on why`]),
      ...constraintBreaches(file, text),
    ]),
  ];
}

/** Numbers of one room run 0001, 0002, … so that a migration that got lost shows. */
function numberBreaches(ofRoom: readonly Migration[]): string[] {
  const wrong = ofRoom.filter((one) => Number.isNaN(one.number)).map(({ file }) => `${file} is not called NNNN-what-it-does.sql`);
  const numbered = ofRoom
    .filter((one) => !Number.isNaN(one.number))
    .toSorted((a, b) => a.number - b.number || (a.file < b.file ? -1 : 1));
  const uneven = numbered.find((one, index) => one.number !== index + 1);
  return uneven ? [...wrong, `${uneven.file}: the numbers of a room run 0001, 0002, … each once`] : wrong;
}

/** The comment on top, read as one text: at least a few words, ending as a sentence ends. */
function opensWithReason(text: string): boolean {
  const lines: string[] = [];
  for (const line of text.trimStart().split('\n')) {
    if (!line.startsWith('--')) break;
    lines.push(line.replace(/^--\s?/, '').trim());
  }
  return /^.{25,}[.]$/s.test(lines.join(' ').trim());
}

/** `one_ticket_a_number`: words that say what holds, and none of the endings that a database invents. */
const sentence = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;
const invented = /_(?:pkey|fkey|key|check|excl|idx|pk|fk|uq|ck)$/;

function constraintBreaches(file: string, sql: string): string[] {
  const tokens = tokensOf(sql);
  const word = (at: number) => (tokens[at]?.kind === 'word' ? tokens[at]?.text : undefined);
  return tokens.flatMap((token, index) => {
    if (token.text === 'constraint' && word(index - 1) !== 'on') {
      const name = tokens[index + 1];
      const isNew = !['drop', 'validate', 'rename', 'alter'].includes(word(index - 1) ?? '');
      const wellNamed = name !== undefined && sentence.test(name.text) && !invented.test(name.text);
      return !isNew || wellNamed || word(index + 1) === 'trigger'
        ? []
        : [`${file}: the name ${name?.text ?? ''} is no sentence on what holds`];
    }
    const kind = constraintAt(tokens, index);
    if (kind === undefined || word(index - 2) === 'constraint') return [];
    return [`${file}: ${kind} without a name (${around(tokens, index)})`];
  });
}

/** The kind of constraint that begins at this word, if one does. */
function constraintAt(tokens: readonly Token[], at: number): string | undefined {
  const text = (offset: number) => tokens[at + offset]?.text;
  if (tokens[at]?.kind !== 'word') return undefined;
  switch (text(0)) {
    case 'primary':
    case 'foreign':
      return text(1) === 'key' ? `${text(0)} key` : undefined;
    case 'unique':
      // `create unique index` names itself.
      return text(-1) === 'create' ? undefined : 'unique';
    case 'check':
      // `with check (…)` is a policy; `with check option` a view.
      return text(1) === '(' && text(-1) !== 'with' ? 'check' : undefined;
    case 'exclude':
      return text(1) === 'using' || text(1) === '(' ? 'exclude' : undefined;
    case 'references':
      // After `foreign key (…)` it is part of that constraint.
      return text(-1) === ')' && endsForeignKey(tokens, at - 1) ? undefined : 'references';
    default:
      return undefined;
  }
}

function endsForeignKey(tokens: readonly Token[], closing: number): boolean {
  let at = closing;
  while (at > 0 && tokens[at]?.text !== '(') at -= 1;
  return tokens[at - 1]?.text === 'key' && tokens[at - 2]?.text === 'foreign';
}

const around = (tokens: readonly Token[], at: number): string =>
  tokens
    .slice(Math.max(0, at - 3), at + 3)
    .map((token) => token.text)
    .join(' ');
