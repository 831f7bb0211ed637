import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { bigrams, searchable, wordsOf } from './search-words.ts';

describe('how text is found', () => {
  it('is cut into pairs of neighbours, each once, and never across two texts', () => {
    expect(bigrams(searchable(['居住证', '居住证']))).toEqual(['居住', '住证']);
    expect(bigrams(searchable(['开户', '证明']))).toEqual(['开户', '证明']);
  });
  it('compares full-width as half-width, capitals as small letters, and without punctuation', () => {
    expect(searchable(['食品经营许可（新办）', 'ＴＳＧ ０８'])).toBe('食品经营许可新办\ntsg08');
  });
  it('keeps characters outside the basic plane whole', () => {
    expect(bigrams('𠮷野家')).toEqual(['𠮷野', '野家']);
  });
  it('takes words apart at spaces and commas', () => {
    expect(wordsOf('食品 许可，变更')).toEqual({ words: ['食品', '许可', '变更'], pairs: ['食品', '许可', '变更'] });
  });
  it('finds a word of one character by the text alone', () => {
    expect(wordsOf('照')).toEqual({ words: ['照'], pairs: [] });
  });
  it('asks nothing when only punctuation was typed', () => {
    expect(wordsOf(' —— ')).toEqual({ words: [], pairs: [] });
  });
  it('always: the pairs of a part are among the pairs of the whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (a, b, c) => {
          // What is typed is compared after the same simplification, so the property speaks of simplified texts.
          const [head, part, tail] = [a, b, c].map((text) => searchable([text])) as [string, string, string];
          const whole = new Set(bigrams(head + part + tail));
          expect(bigrams(part).every((pair) => whole.has(pair))).toBe(true);
        },
      ),
    );
  });
});
