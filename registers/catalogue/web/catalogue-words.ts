import type { Tone } from '../../../platform/ui/Badge.tsx';
import type { GuideView, MatterLine } from '../wire.ts';

/** The catalogue in words. */

export const confidenceWords: Record<MatterLine['confidence'], { word: string; tone: Tone }> = {
  high: { word: '依据已核', tone: 'good' },
  medium: { word: '部分待核', tone: 'calm' },
  low: { word: '须部门核实', tone: 'warn' },
};

const unitWords = { 'working-day': '个工作日', 'calendar-day': '日（自然日）', none: '' } as const;

/** A limit: `5 个工作日`, on the spot, or that the law sets none. */
export function limitWords({ limit, unit }: { limit: number | null; unit: MatterLine['promised']['unit'] }): string {
  if (limit === null || unit === 'none') return '法律未规定日数';
  return limit === 0 ? '当场办结' : `${limit} ${unitWords[unit]}`;
}

export const formWords: Record<GuideView['papers']['bring'][number]['form'], string> = {
  original: '原件',
  copy: '复印件',
  electronic: '电子件',
};

export const applicantWords: Record<GuideView['applicant'], string> = {
  person: '个人',
  organisation: '法人和其他组织',
  both: '个人、法人和其他组织',
};

export const resultFormWords: Record<GuideView['result']['form'], string> = {
  paper: '纸质',
  electronic: '电子',
  both: '纸质和电子',
};
