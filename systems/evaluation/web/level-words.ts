import type { Level, negativeTags } from '../wire.ts';

/** The five levels as the national rating names them. */
export const levelWords: Record<Level, string> = {
  'very-satisfied': '非常满意',
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
  'very-dissatisfied': '非常不满意',
};

export const tagWords: Record<(typeof negativeTags)[number], string> = {
  attitude: '态度不好',
  slow: '办得太慢',
  'asked-twice': '让我多跑了',
  unclear: '没有说清楚',
  'not-done': '事没办成',
  other: '其他原因',
};

/** Where it was given. */
export const channelWords: Record<'pad' | 'phone', string> = { pad: '评价器', phone: '手机' };

/** What was done, by its matter; who chose none came for the business as a whole. */
export const serviceWords = ({ matterName }: { matterName: string | null }): string => matterName ?? '本次业务';

/** The two levels that the hall has to follow up. */
export const isNegative = (level: Level): boolean => level === 'dissatisfied' || level === 'very-dissatisfied';
