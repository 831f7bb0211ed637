import type { ClauseText } from '../../wire/clauses.ts';
import type { Problem } from '../../wire/problem.ts';

/** What the pieces are shown with on the gallery; nothing here reaches a page of the house. */
const clauses: ClauseText[] = [
  {
    id: 'zhongyang.time-limit.4.1',
    document: 'zhongyang',
    title: '中阳县政务服务大厅窗口限时办结制度（中审批发〔2025〕14号）',
    article: '四、1',
    rule: 'Working days; the acceptance day is day 1.',
    original: '示例条文：办理时限以工作日计算，受理当日为第一个工作日。',
  },
  {
    id: 'dafan.time-limit.11.9a',
    document: 'dafan',
    title: '大樊镇便民服务中心工作制度',
    article: '第十一条 9',
    rule: 'An extension needs the consent of the leader and must be asked for before the limit ends.',
  },
];

export const problem: Problem = {
  type: 'about:blank',
  title: '暂不能延期',
  status: 422,
  detail: '处理后可再次提交，已填写的内容会保留。',
  refusals: [
    {
      code: 'requested-after-deadline',
      message: '申请日期晚于办理期限（2025年10月9日）',
      next: '请改为填写逾期情况说明。',
      clauses: ['dafan.time-limit.11.9a'],
    },
    {
      code: 'leader-has-not-agreed',
      message: '尚未取得分管负责人同意',
      next: '请先送分管负责人审批，或说明理由。',
      clauses: ['zhongyang.time-limit.4.1', 'dafan.time-limit.11.9a'],
      waivableBy: 'time-limit.waive',
    },
  ],
  trace: '0199-7f3a',
};

/** Answers the one question the pieces ask, since the gallery stands without a server. */
export function answerWithSamples(): void {
  const fetchBefore = window.fetch;
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (url.pathname !== '/api/clauses') return fetchBefore(input, init);
    const ids = url.searchParams.get('ids')?.split(',') ?? [];
    return Response.json(clauses.filter((clause) => ids.includes(clause.id)));
  };
}
