import type { Switch } from '../../../kernel/policy.ts';

/** How much of a person's name the public sees on boards, strips and pads. */
export type BadgeName = 'full' | 'family-name' | 'number-only';

const badgeNames: readonly unknown[] = ['full', 'family-name', 'number-only'] satisfies BadgeName[];

export const peoplePolicy = {
  /**
   * @clause zhongyang.conduct.1.3  the work badge is worn
   * @clause dongsheng.conduct.2.3.1.1  the number badge is worn
   * @reading  A badge names its wearer. No text says whether screens must show the name in full; a hall may show less.
   */
  badgeName: {
    key: 'people.badgeName',
    default: 'full',
    clauses: [],
    byDocument: {},
    describe: '对外显示工作人员姓名的方式：全名、只显示姓、只显示工号',
    misfit: (value) => (badgeNames.includes(value) ? undefined : '请选择：全名、只显示姓、只显示工号'),
  } satisfies Switch<BadgeName> as Switch<BadgeName>,
  /**
   * @clause dongsheng.conduct.2.3.1.1  party members show that they are
   * @clause zhongyang.conduct.1.3  party members wear the emblem
   */
  showPartyMember: {
    key: 'people.showPartyMember',
    default: false,
    clauses: [],
    byDocument: {
      zhongyang: { value: true, clauses: ['zhongyang.conduct.1.3'] },
      dongsheng: { value: true, clauses: ['dongsheng.conduct.2.3.1.1'] },
    },
    describe: '对外亮明党员身份',
    misfit: (value) => (typeof value === 'boolean' ? undefined : '请选择是或否'),
  } satisfies Switch<boolean> as Switch<boolean>,
};

// Family names of two characters that are common enough to meet at a counter.
const compound = new Set(
  '欧阳 司马 上官 诸葛 尉迟 皇甫 令狐 慕容 东方 夏侯 公孙 长孙 宇文 司徒 轩辕 端木 呼延 南宫 独孤 闻人 百里 澹台 万俟 淳于 单于 太史 申屠 钟离 西门 东郭 第五'.split(
    ' ',
  ),
);

/** As much of a name as the public is shown; undefined where only the number is. */
export function shownName(name: string, how: BadgeName): string | undefined {
  if (how === 'number-only') return undefined;
  if (how === 'full') return name;
  const characters = [...name];
  const two = characters.slice(0, 2).join('');
  return characters.length > 2 && compound.has(two) ? two : characters[0];
}
