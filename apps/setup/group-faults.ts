import type { FirstHall } from '../../platform/wire/set-up.ts';

/** A row as it is being typed: the number of windows may still be no number. */
export type GroupDraft = Omit<FirstHall['groups'][number], 'windows'> & { windows: number | string };

/** What is wrong with the rows, by `row.field`, each as a sentence without its full stop. */
export function groupFaults(groups: readonly GroupDraft[]): Map<string, string> {
  const faults = new Map<string, string>();
  groups.forEach(({ name, prefix, windows }, place) => {
    const row = `第 ${place + 1} 行`;
    const sameName = groups.findIndex((other) => other.name.trim() === name.trim());
    const samePrefix = groups.findIndex((other) => other.prefix === prefix);
    if (name.trim() === '') faults.set(`${place}.name`, `${row}请填写业务组名称`);
    else if (name.trim().length > 30) faults.set(`${place}.name`, `${row}的名称请不要超过 30 个字`);
    else if (sameName < place) faults.set(`${place}.name`, `${row}与第 ${sameName + 1} 行同名，请改名`);
    if (!/^[A-Z]$/.test(prefix)) faults.set(`${place}.prefix`, `${row}的字头请填一个英文字母`);
    else if (samePrefix < place) faults.set(`${place}.prefix`, `${row}与第 ${samePrefix + 1} 行字头相同，请改用其他字母`);
    if (typeof windows !== 'number' || windows > 60) faults.set(`${place}.windows`, `${row}的窗口数请填 0 到 60 的整数`);
  });
  return faults;
}

/** The first letter that no group has; nothing when all 26 are taken. */
export const nextPrefix = (groups: readonly GroupDraft[]): string =>
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').find((letter) => !groups.some(({ prefix }) => prefix === letter)) ?? '';
