/** What assigned matters say when they cannot do what was asked. */
export const wording = {
  'no-date-and-no-decision': { message: '县委、县政府重大决策事项没有时限。', next: '请填写中心会议决定或领导批示的时限。' },
  'decision-for-county-only': {
    message: '会议决定或领导批示的时限只用于县委、县政府重大决策事项。',
    next: '请把日期填在“交办时限”里，或留空按规定天数计算。',
  },
  'due-before-assigned': { message: '完成日期早于交办日期。', next: '请核对日期。' },
  'due-too-far-ahead': { message: '完成日期在五年以后。', next: '请核对年份。' },
  'assigned-in-the-future': { message: '交办日期在今天以后。', next: '请填写实际交办的日期；还没有交办的，到时再登记。' },
  'assigned-too-long-ago': { message: '交办日期在一年以前。', next: '请核对年份。' },
  'undertaker-not-here': { message: '这位承办人不在岗或不在名册中。', next: '请从在岗人员中选择承办人。' },
  'undertaker-already': { message: '这项交办事项已由该人员承办。', next: '请选择另一位承办人，或不必改派。' },
  'assigned-matter-already-closed': { message: '这项交办事项已经办结。', next: '请刷新列表。' },
  'assigned-matter-annulled': { message: '这项交办事项已经作废。', next: '登记有误的，请重新登记一项。' },
  'result-not-reported': { message: '办理结果还没有向交办方汇报。', next: '请先登记汇报对象、日期和方式，再办结。' },
  'result-reported-already': { message: '办理结果已经汇报过。', next: '请核对经过；事项已办完的，请办结。' },
  'day-in-the-future': { message: '日期在今天以后。', next: '请填写实际发生的日期。' },
  'day-before-assigned': { message: '日期早于交办日期。', next: '请核对日期。' },
  'day-before-last-report': { message: '日期早于上一次进展报告。', next: '请核对经过里的日期。' },
  'closed-before-reported': { message: '办结日期早于汇报结果的日期。', next: '请核对日期。' },
} as const;
