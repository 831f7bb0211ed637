import type { GuideView } from '../../registers/catalogue/wire.ts';

type Limit = { limit: number | null; unit: GuideView['promised']['unit'] };

/** A limit of the catalogue: `5 个工作日`, `30 日`, or that there is none. */
export function limitWords({ limit, unit }: Limit): string {
  if (limit === null || unit === 'none') return '没有规定天数';
  if (limit === 0) return '当场';
  return `${limit} ${unit === 'working-day' ? '个工作日' : '日'}`;
}

/** The limit as the calculator's address takes it; undefined where there is nothing to count. */
export const limitSearch = ({ limit, unit }: Limit): string | undefined =>
  limit === null || limit < 1 || unit === 'none' ? undefined : `l=${limit}${unit === 'working-day' ? 'w' : 'd'}`;
