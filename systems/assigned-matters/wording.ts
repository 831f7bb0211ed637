/** What assigned matters say when they cannot do what was asked. */
export const wording = {
  'no-date-and-no-decision': { message: '县委、县政府重大决策事项没有时限。', next: '请填写中心会议决定或领导批示的时限。' },
  'due-before-assigned': { message: '完成日期早于交办日期。', next: '请核对日期。' },
  'assigned-matter-already-closed': { message: '这项交办事项已经办结。', next: '请刷新列表。' },
  'result-not-reported': { message: '办理结果还没有向交办方汇报。', next: '请先登记汇报对象、日期和方式，再办结。' },
  'closed-before-assigned': { message: '办结日期早于交办日期。', next: '请核对日期。' },
} as const;
