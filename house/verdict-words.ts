import { shortCode } from '../platform/journal/merkle.ts';
import type { Verdict } from '../platform/journal/verify.ts';
import { beijingTime } from './backup/beijing-time.ts';

/** What the verifier says of a wrong row, in Chinese; `$1` and `$2` are what it names. */
const words: readonly (readonly [said: RegExp, words: string])[] = [
  [/^changed: its content does not fit its hash$/, '内容被改动：与它自己的校验值不符'],
  [/^changed: seal (\d+) holds another hash for it$/, '内容被改动：与第 $1 次封存时的校验值不符'],
  [/^changed: its content does not fit the digest that the fact carries$/, '密封内容被改动：与记录里的校验值不符'],
  [/^changed: the fact carries another digest for it$/, '密封内容被换掉：与记录里的校验值不符'],
  [/^changed: it does not follow the seal before it$/, '封存被改动：接不上前一次封存'],
  [/^changed: it was made over (\d+) streams, now (\d+) are named$/, '封存被改动：当时封存 $1 条链，现在只列出 $2 条'],
  [/^changed: its root does not fit the streams under it$/, '封存被改动：与它所封的各条链不符'],
  [/^changed: its own hash does not fit$/, '封存被改动：与它自己的校验值不符'],
  [/^dropped: #(\d+) of this stream is not there$/, '记录缺失：这条链少了第 $1 条'],
  [/^dropped: seal (\d+) holds this stream up to #(\d+)$/, '记录缺失：第 $1 次封存时这条链有 $2 条'],
  [/^dropped: a seal holds this stream, but it is not there$/, '记录缺失：封存过的整条链都不在了'],
  [/^dropped: a fact names it, but it is not there$/, '密封内容缺失：记录里有它，现在不在了'],
  [/^dropped: after seal (\d+) comes seal (\d+)$/, '封存缺失：第 $1 次之后直接是第 $2 次'],
  [/^inserted: its place is taken twice$/, '多出记录：同一个位置有两条'],
  [/^reordered or inserted: it does not follow the fact before it$/, '顺序被调换，或插入了记录：接不上前一条'],
];

/** What is wrong with a row, in Chinese; what nobody has put into words yet as the verifier says it. */
export function wrongWords(what: string): string {
  const found = words.find(([said]) => said.test(what));
  return found ? what.replace(found[0], found[1]) : what;
}

/** Where it is wrong: `第 3 次封存`, `密封内容 …`, or the stream and the row as they stand in the database. */
export const whereWords = (where: string): string =>
  where.replace(/^seal (\d+)$/, '第 $1 次封存').replace(/^sealed row /, '密封内容 ');

/** How the rows came: whether the content of sealed rows was compared, and what a file of them lacks as a whole. */
export type Source = { opened: boolean; lacks?: string | undefined };

/** What a check found, line by line. */
export function verdictLines(what: string, verdict: Verdict, { opened, lacks }: Source): string[] {
  const { wrong, facts, streams, seals, lastSeal, tail, erased } = verdict;
  const shown = erased.slice(0, 20);
  return [
    `${what}：${facts} 条记录，${streams} 条链，${seals} 次封存`,
    ...(lastSeal
      ? [
          `  最近封存 第 ${lastSeal.sealNo} 次，${beijingTime(new Date(lastSeal.at))}，封存码 ${shortCode(Buffer.from(lastSeal.hash, 'hex'))}`,
          `    ${lastSeal.hash}`,
        ]
      : []),
    ...(tail.facts > 0 ? [`  尚未封存 ${tail.facts} 条，自 ${beijingTime(new Date(tail.since!))} 起`] : []),
    ...shown.map(({ sealedId, on }) => `  个人信息 ${sealedId} 已于 ${on} 依法删除`),
    ...(erased.length > shown.length ? [`  ……依法删除的个人信息共 ${erased.length} 项`] : []),
    ...(opened ? [] : ['  没有用到密钥：姓名、理由等密封内容没有逐项比对']),
    ...(wrong ? [`  发现问题：${whereWords(wrong.where)}`, `    ${wrongWords(wrong.what)}`] : []),
    ...(lacks === undefined ? [] : [`  发现问题：${lacks}请取原文件再核验。`]),
    ...(wrong || lacks !== undefined ? [] : ['  核验通过：没有改动、缺失、插入或调换。']),
  ];
}
