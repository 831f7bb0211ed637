import type { RowComplaint } from '../rules/golden/row.ts';

/** What the table of golden cases says when it cannot take a case. */
export const goldenWording = {
  'golden-day-out-of-reach': { message: '{on} 不是可以计算的日期。', next: '请填写 2000 年至 2080 年之间的日期。' },
  'golden-day-twice': { message: '{on} 在闭厅、开厅日期里列了两次。', next: '请每天只保留一处。' },
  'golden-resumed-though-running': {
    message: '有截止日期的样例不填“若恢复”。',
    next: '停表的样例请把截止选为“停”；没有停表的，请清空“若恢复”。',
  },
  'golden-case-twice': { message: '表里已有一条同样的样例。', next: '请改用“修改”，或核对经过和时限。' },
  'golden-table-full': { message: '本地样例已达 {most} 条。', next: '请撤下不再需要的样例后再添加。' },
  'golden-case-withdrawn': { message: '这条样例已经撤下。', next: '请刷新列表。' },
  'golden-file-unreadable': { message: '{place}：{what}', next: '请在文件里改好后重新导入；这次一条也没有导入。' },
  'golden-file-empty': {
    message: '文件里没有样例。',
    next: '请对照导出的文件检查格式：YAML 的“组、依据、例”，或 CSV 的首行列名。',
  },
  'golden-file-too-many': { message: '一次最多导入 {most} 条。', next: '请分成几个文件导入。' },
} as const;

/** What is wrong in a row of a file. */
export const rowComplaintWords: Record<RowComplaint['code'], (text: string, column: string) => string> = {
  'golden-word': (text) => `经过里的“${text}”不认识`,
  'golden-day': (text, column) => `“${column}”里的“${text}”不是“2026-02-14”这样的日期`,
  'golden-limit': (text) => `时限“${text}”不是“承诺5个工作日”“法定20个工作日”“法定30日”“法定1个月”这样的写法`,
  'golden-story-empty': () => '没有填经过',
  'golden-document': (text) => `依据“${text}”不是已收录的制度文件`,
  'golden-reason': () => '理由须为 4 至 200 个字，说明怎样数出来的',
  'golden-column': (text, column) => `列“${column}”不认识或写法不对（${text}）`,
};
