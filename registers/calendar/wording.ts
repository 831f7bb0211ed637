/** What the calendar says when it cannot enter what was asked. */
export const wording = {
  'calendar-year-published': { message: '{year}年的放假安排已经公布并录入。', next: '如通知有调整或录入有误，请用“更正”。' },
  'calendar-year-not-published': { message: '{year}年还没有放假安排，没有可更正的内容。', next: '请先录入该年的放假安排。' },
  'calendar-year-unchanged': { message: '{year}年的安排与现有的完全相同。', next: '不必再提交；请刷新页面核对。' },
  'calendar-year-not-entered': {
    message: '{year}年的安排不是本地录入的，不能撤回。',
    next: '随系统提供的安排如有调整，请用“更正”。',
  },
  'calendar-year-out-of-reach': { message: '{year}年超出日历的范围。', next: '请填写 {first} 至 {last} 之间的年份。' },
  'calendar-day-of-another-year': {
    message: '{on} 不属于{year}年的安排。',
    next: '请核对日期；只有元旦可从上一年 12 月 25 日起排。',
  },
  'calendar-day-twice': { message: '{on} 列了两次。', next: '请每天只保留一行。' },
  'make-up-day-is-a-weekday': {
    message: '{on} 是星期{weekday}，本来就上班，不会是调休上班日。',
    next: '请对照通知核对日期，或去掉这一行。',
  },
  'calendar-day-contradicts': {
    message: '{on} 与已录入的“{source}”说法相反。',
    next: '请对照两份通知核对；以后一份为准的，请先更正前一份。',
  },
  'fixed-holiday-missing': {
    message: '{on}（{name}）没有列为放假。',
    next: '请补上这一天；通知确实没有放假的，请说明理由后继续。',
  },
  'hall-day-changed-already': {
    message: '{on} 本厅已登记为{kind}（{source}）。',
    next: '要改的话，请先撤回原登记，再重新登记。',
  },
  'hall-day-not-changed': { message: '{on} 本厅没有另行安排。', next: '不必撤回；请刷新页面核对。' },
  'hall-day-out-of-reach': { message: '{on} 超出日历的范围。', next: '请填写 {first} 至 {last} 年之间的日期。' },
  'day-is-off-anyway': { message: '{on} 本来就休息，不必登记闭厅。', next: '请核对日期，或去掉这一天。' },
  'day-is-worked-anyway': { message: '{on} 本来就上班，不必登记开厅。', next: '请核对日期，或去掉这一天。' },
  'opening-in-the-past': {
    message: '{on} 已经过去（今天是 {today}），不能补登开厅。',
    next: '补登会使已过去的期限提前；请只登记今天或以后的日期。',
  },
} as const;
