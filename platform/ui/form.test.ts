import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayField, line, text } from '../wire/fields.ts';
import { drafts, type DraftStore } from './drafts.ts';
import { bodyOf, complaintsOf, complaintsOfProblem, limitsOf } from './form.ts';

const schema = z.strictObject({
  applicant: z.strictObject({ name: line(10).meta({ title: '申请人' }), phone: line(20).optional() }),
  agent: z.strictObject({ name: line(10) }).optional(),
  on: dayField,
  copies: z.number().int().min(1).max(9),
  reason: text(6).optional(),
  kind: z.enum(['new', 'change']),
  materials: z.array(z.string()).min(1),
});

const filled = {
  'applicant.name': ' 李秀英 ',
  'applicant.phone': '',
  'agent.name': '',
  on: '2026-03-09',
  copies: 2,
  reason: '',
  kind: 'new',
  materials: ['申请书'],
};

describe('what was entered becomes the body of the contract', () => {
  it('nests dotted names and leaves out what is empty', () => {
    expect(bodyOf(schema, filled)).toEqual({
      applicant: { name: ' 李秀英 ' },
      on: '2026-03-09',
      copies: 2,
      kind: 'new',
      materials: ['申请书'],
    });
  });

  it('keeps a group that is required though nothing in it was filled in', () => {
    expect(bodyOf(schema, { 'applicant.name': '', 'agent.name': '' })).toEqual({ applicant: {} });
  });
});

describe('a form is told everything at once, field by field, in Chinese', () => {
  it('accepts what is complete', () => expect(complaintsOf(schema, filled)).toEqual([]));

  it('names every field that is empty, and only those that must be filled', () => {
    const empty = {
      'applicant.name': ' ',
      'applicant.phone': '',
      'agent.name': '',
      on: '',
      copies: '',
      reason: '',
      kind: '',
      materials: [],
    };
    expect(complaintsOf(schema, empty).map(({ field, message }) => [field, message])).toEqual([
      ['applicant.name', '请填写此项'],
      ['on', '请填写此项'],
      ['copies', '请填写此项'],
      ['kind', '请填写此项'],
      ['materials', '请至少选择 1 项'],
    ]);
  });

  it('adds what the form requires, saying nothing twice', () => {
    const complaints = complaintsOf(schema, { ...filled, on: '', reason: '' }, ['on', 'reason']);
    expect(complaints.map((complaint) => complaint.field)).toEqual(['on', 'reason']);
  });

  it.each([
    ['on', '2026-02-30', '请填写有效日期，如 2026-03-09'],
    ['copies', 'two', '请填写数字'],
    ['copies', 12, '请填写至多 9 的数'],
    ['copies', 0, '请填写至少 1 的数'],
    ['reason', '这句话太长了吧', '请不要超过 6 个字'],
    ['applicant.name', '李\u0007秀英', '含有无法识别的字符，请删去后重填'],
    ['kind', 'other', '请从所列选项中选择'],
  ])('%s with %o: %s', (field, value, message) => {
    expect(complaintsOf(schema, { ...filled, [field]: value })).toEqual([{ field, message, clauses: [] }]);
  });
});

describe('the refusals of the server stand beside what they concern', () => {
  const problem = (path?: (string | number)[]) => ({
    type: 'about:blank',
    title: '暂不能受理',
    status: 422,
    detail: '',
    refusals: [
      { code: 'c', message: '缺少身份证', next: '请补交', clauses: ['dafan.time-limit.11.10.1'], ...(path && { path }) },
    ],
    trace: '',
  });

  it.each([
    [['body', 'applicant', 'name'], 'applicant.name'],
    [['on'], 'on'],
    [['body', 'materials', 2, 'copies'], 'materials'],
    [['body', 'elsewhere'], undefined],
    [undefined, undefined],
  ])('path %o belongs to %s', (path, field) => {
    expect(complaintsOfProblem(problem(path), Object.keys(filled))).toEqual([
      { field, message: '缺少身份证', next: '请补交', clauses: ['dafan.time-limit.11.10.1'], code: 'c' },
    ]);
  });
});

describe('a field knows its limits from the schema', () => {
  it.each([
    ['applicant.name', { optional: false, longest: 10, title: '申请人' }],
    ['applicant.phone', { optional: true, longest: 20 }],
    ['reason', { optional: true, longest: 6 }],
    ['kind', { optional: false }],
    ['unknown', { optional: false }],
  ])('%s', (name, limits) => expect(limitsOf(schema, name)).toEqual(limits));
});

describe('a draft', () => {
  function store(): DraftStore & { all: Map<string, string> } {
    const all = new Map<string, string>();
    return {
      all,
      get length() {
        return all.size;
      },
      key: (place) => [...all.keys()][place] ?? null,
      getItem: (name) => all.get(name) ?? null,
      setItem: (name, value) => void all.set(name, value),
      removeItem: (name) => void all.delete(name),
    };
  }

  it('is read back as it was kept', () => {
    const mine = store();
    const kept = drafts(() => mine);
    kept.keep('intake', { name: '李秀英', copies: 2 });
    expect(kept.read('intake')).toEqual({ name: '李秀英', copies: 2 });
  });

  it('of a form that changed, or that nobody can read, is empty', () => {
    const mine = store();
    mine.all.set('yc_draft:intake', '{broken');
    mine.all.set('yc_draft:other', '[1]');
    expect([drafts(() => mine).read('intake'), drafts(() => mine).read('other')]).toEqual([{}, {}]);
  });

  it('stops nobody when the store is full or missing', () => {
    const full = {
      ...store(),
      setItem: () => {
        throw new Error('quota');
      },
    };
    expect(() => drafts(() => full).keep('intake', { name: 'x' })).not.toThrow();
    expect(drafts(() => undefined).read('intake')).toEqual({});
  });

  it('waits for the same person after a sign-in that ran out, and for nobody else', () => {
    const kept = drafts(
      (
        (mine) => () =>
          mine
      )(store()),
    );
    kept.belongTo('wang');
    kept.keep('intake', { name: '李秀英' });
    kept.belongTo('wang');
    expect(kept.read('intake')).toEqual({ name: '李秀英' });
    kept.belongTo('zhao');
    expect(kept.read('intake')).toEqual({});
  });

  it('goes with all others on signing out, and takes nothing else along', () => {
    const mine = store();
    const kept = drafts(() => mine);
    kept.keep('a', { x: 1 });
    kept.keep('b', { x: 1 });
    mine.setItem('elder', 'on');
    kept.dropAll();
    expect([...mine.all.keys()]).toEqual(['elder']);
  });
});
