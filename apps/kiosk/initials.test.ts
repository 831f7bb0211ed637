import { describe, expect, it } from 'vitest';
import { found, initialsOf } from './initials.ts';

describe('the first letters of a matter', () => {
  it('are those of the readings', () => {
    expect(initialsOf('开个体户')).toBe('KGTH');
    expect(initialsOf('食品经营许可(新办)')).toBe('SPJYXKXB');
    expect(initialsOf('二手房过户')).toBe('ESFGH');
    expect(initialsOf('就业创业证')).toBe('JYCYZ');
    expect(initialsOf('公安')).toBe('GA');
  });

  it('are right at the borders between letters', () => {
    expect(initialsOf('阿把擦大饿发噶哈鸡卡拉妈拿哦怕七然三他挖西压杂')).toBe('ABCDEFGHJKLMNOPQRSTWXYZ');
    expect(initialsOf('做')).toBe('Z');
  });

  it('find a matter by letters in any case, by Chinese, and by a part', () => {
    const matters = [['开个体户', '个体工商户设立登记'], ['社保卡'], ['身份证']];
    const search = (typed: string) => found(typed, matters, (names) => names).map(([name]) => name);
    expect(search('gth')).toEqual(['开个体户']);
    expect(search('个体')).toEqual(['开个体户']);
    expect(search('SBK')).toEqual(['社保卡']);
    expect(search('护照')).toEqual([]);
    expect(search(' ')).toEqual([]);
  });

  it('give what begins with them first', () => {
    const names = ['补办社保卡', '社保卡', '失业登记', '办理失业金'];
    expect(found('S', names, (name) => [name])).toEqual(['社保卡', '失业登记', '补办社保卡', '办理失业金']);
  });
});
