import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseOriginals, parseRegulation, regulations } from './load.ts';

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const withoutSpace = (text: string) => text.replace(/\s+/gu, '');

const documents = ['chengan', 'dafan', 'dongsheng', 'xuchang', 'zhongyang'] as const;
const clausesOf = (document: string) => regulations().find((one) => one.document === document)!.clauses;

/** Lines of the originals that the text they are said to be copied from does not have. */
function notInSource(originals: ReadonlyMap<string, string>, source: string): string[] {
  const said = withoutSpace(source);
  return [...originals].flatMap(([id, words]) =>
    words
      .split('\n')
      .filter((line) => withoutSpace(line) === '' || !said.includes(withoutSpace(line)))
      .map((line) => `${id}: ${line}`),
  );
}

describe.each(documents)('the clauses of %s', (document) => {
  const originals = parseOriginals(file(`originals/${document}.yaml`), document);

  it('all have their original words, and no other id has', () => {
    const ids = clausesOf(document).map((one) => one.id);
    expect(ids.filter((id) => !originals.has(id))).toEqual([]);
    expect([...originals.keys()].filter((id) => !ids.some((known) => known === id))).toEqual([]);
  });

  it('say what the source says, letter by letter', () => {
    expect(notInSource(originals, file(`sources/${document}.txt`))).toEqual([]);
  });

  it('are quoted at a length that can be read at a glance', () => {
    const lengths = [...originals].map(([id, words]) => ({ id, letters: withoutSpace(words).length }));
    expect(lengths.filter(({ letters }) => letters < 8 || letters > 600)).toEqual([]);
  });
});

describe('the articles of the law', () => {
  it('all have their words in Chinese, marked as to be confirmed', () => {
    expect(clausesOf('law').filter((one) => !/\p{Script=Han}{8}/u.test(one.original ?? ''))).toEqual([]);
    expect(file('originals/law.yaml')).toMatch(/^#.*wording to be confirmed/);
  });
});

describe('original words', () => {
  it('reach the clause they belong to', () => {
    const counting = clausesOf('zhongyang').find((one) => one.id === 'zhongyang.time-limit.4.1');
    expect(counting?.original).toBe('1.限时办结的时限以工作日为计算单位,申请受理之日计入办理时限内。');
  });

  it('that the source does not have are found out, white space apart', () => {
    const originals = new Map([
      ['a', '工作日\n  自 然日'],
      ['b', '以工 作日计算'],
    ]);
    expect(notInSource(originals, '时限以工作\n日计算。')).toEqual(['a:   自 然日']);
  });

  it.each([
    ['zhongyang.time-limit.4.1: ""', /zhongyang\.yaml/],
    ['- 申请受理之日', /zhongyang\.yaml/],
    ['dafan.time-limit.11.7a: 以工作日计算', /begins with zhongyang\./],
  ])('in a file that breaks the form are an error: %s', (text, message) => {
    expect(() => parseOriginals(text, 'zhongyang')).toThrow(message);
  });

  it('of a clause that the catalogue does not have are an error', () => {
    const strange = new Map([['zhongyang.time-limit.99', '以工作日计算']]);
    expect(() => parseRegulation(file('zhongyang.yaml'), 'zhongyang', strange)).toThrow(
      /zhongyang\.time-limit\.99 has original words/,
    );
  });
});
