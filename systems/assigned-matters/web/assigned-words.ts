import type { Day } from '../../../kernel/day.ts';
import type { Tone } from '../../../platform/ui/Badge.tsx';
import { monthDay } from '../../../platform/ui/words.ts';
import type { MatterView, StepView } from '../wire.ts';
import { reportWays, sources } from '../wire.ts';

type Source = MatterView['source'];
type Way = (typeof reportWays)[number];

/** The four sources, and what to know of each when a matter is registered. */
export const sourceWords: Record<Source, { name: string; note: string; by: string }> = {
  'county-decision': {
    name: '县委、县政府重大决策',
    note: '按交办时限；没有的，按会议决定或领导批示',
    by: '如：县委常委会第12次会议',
  },
  'superior-unit': { name: '上级单位交办、转办', note: '办完须向交办单位汇报结果', by: '如：县行政审批局' },
  'county-leader': { name: '县领导交办、批办', note: '时限内向领导汇报结果', by: '如：副县长 李某' },
  'centre-meeting': { name: '中心会议决定', note: '下次会议通报完成情况', by: '如：中心第8次办公会议' },
};
export const sourceChoices = sources.map((value) => ({ value, label: sourceWords[value].name, note: sourceWords[value].note }));

export const wayWords: Record<Way, string> = { written: '书面', oral: '当面', telephone: '电话', meeting: '会议' };
export const wayChoices = reportWays.map((value) => ({ value, label: wayWords[value] }));

export const dueFromWords: Record<MatterView['dueFrom'], string> = {
  stated: '交办时限',
  'meeting-or-instruction': '会议决定或领导批示',
  'default-limit': '制度规定的天数',
};

/** How people call a matter: 交办〔2026〕3号. */
export const numberWords = ({ year, no }: Pick<MatterView, 'year' | 'no'>): string => `交办〔${year}〕${no}号`;

/** How a matter stands, in a word; the colour only repeats it. */
export function standingWords(
  { state, overdue, workingDaysLeft: left, due }: MatterView,
  today: string,
): { tone: Tone; words: string } {
  switch (state) {
    case 'annulled':
      return { tone: 'quiet', words: '已作废' };
    case 'closed':
      return overdue ? { tone: 'warn', words: '逾期办结' } : { tone: 'quiet', words: '已办结' };
    case 'reported':
      return overdue ? { tone: 'warn', words: '逾期汇报，待办结' } : { tone: 'good', words: '已汇报，待办结' };
    case 'open':
      if (left === null) return { tone: 'calm', words: '办理中' };
      if (left < 0) return { tone: 'alarm', words: `逾期 ${-left} 个工作日` };
      if (left === 0) return { tone: 'warn', words: due === today ? '今天到期' : '今天是最后一个工作日' };
      return { tone: left <= 2 ? 'warn' : 'calm', words: `剩 ${left} 个工作日` };
  }
}

/** How the reports of progress stand; undefined where none is owed and none was made. */
export function progressWords(
  { interimReportDue: due, interimReports }: MatterView,
  today: string,
): { tone: Tone; words: string } | undefined {
  const made = interimReports.length > 0 ? `已报 ${interimReports.length} 次` : '';
  if (due === null) return made ? { tone: 'quiet', words: made } : undefined;
  if (due < today) return { tone: 'alarm', words: `${monthDay(due)}应报进展，未报` };
  if (due === today) return { tone: 'warn', words: '今天该报进展' };
  return { tone: 'calm', words: `${made ? `${made}，` : ''}下次 ${monthDay(due)}` };
}

/** One step of the story as a sentence. */
export function stepWords({ type, person, about, due, workingDaysLeft, way, to }: StepView): string {
  switch (type) {
    case 'MatterAssigned':
      return `登记交办，由${person ?? '（已删除）'}承办`;
    case 'AssignedMatterHandedOver':
      return `改由${person ?? '（已删除）'}承办`;
    case 'InterimReportMade':
      return '报告进展';
    case 'ResultReported':
      return `向${to ?? '交办方'}${way ? wayWords[way] : ''}汇报结果`;
    case 'AssignedMatterClosed':
      return '办结';
    case 'AssignedMatterAnnulled':
      return '作废';
    case 'AssignedMatterReminded':
      return reminderWords(about, due, workingDaysLeft, person);
  }
}

function reminderWords(about: StepView['about'], due: Day | null, left: number | null, person: string | null): string {
  const what = about === 'interim-report' ? '报告进展' : '办理期限';
  const when = due === null ? '' : `（${monthDay(due)}）`;
  const how = left === null || left === 0 ? '当日到期' : left > 0 ? `还有 ${left} 个工作日` : `已迟 ${-left} 个工作日`;
  return `提醒${person ?? '承办人'}：${what}${when}${how}`;
}
