import { day } from '../../kernel/day.ts';
import type { HallId, PersonId } from '../../kernel/ids.ts';
import type { Command, Standing } from '../../platform/journal/record.ts';
import type { House } from '../../platform/room/room.ts';
import { assignMatter, makeInterimReport, reportResult } from '../../systems/assigned-matters/server/index.ts';

type Body = Parameters<typeof assignMatter>[4];
type Matter = Omit<Body, 'undertakerId'> & {
  key: string;
  undertaker: 'sunli' | 'zhaomin' | 'zhoujie';
  /** A report of progress that was made before the demonstration begins. */
  progress?: { on: string; text: string };
  result?: { on: string; text: string };
};

/** What is on the director's desk on the first morning: one due today, one late, one that owes a report, and what goes its way. */
const matters: readonly Matter[] = [
  {
    key: 'barrier-free',
    source: 'county-leader',
    on: day('2026-09-09'),
    assignedBy: '副县长 何明',
    title: '大厅无障碍设施改造',
    content: '请政务服务中心会同住建部门，对大厅坡道、低位服务台和无障碍卫生间逐项整改，限期办结并报结果。',
    important: true,
    undertaker: 'sunli',
    progress: { on: '2026-09-16', text: '坡道扶手已加装，低位服务台两处完工；卫生间呼叫按钮待供货，预计 9 月 20 日到货。' },
  },
  {
    key: 'authorization-check',
    source: 'superior-unit',
    on: day('2026-09-01'),
    assignedBy: '省政务服务管理局',
    title: '窗口授权委托书集中核查',
    content: '对照事项目录核查各进驻单位授权委托书的范围和期限，报送核查情况表。',
    undertaker: 'zhaomin',
  },
  {
    key: 'one-thing-window',
    source: 'county-leader',
    on: day('2026-09-14'),
    assignedBy: '县长 罗文斌',
    title: '“高效办成一件事”专窗建设',
    content: '国庆前开设专窗，先行办理新生儿出生、企业开办两个“一件事”，进展随时报告。',
    important: true,
    undertaker: 'sunli',
  },
  {
    key: 'rota',
    source: 'centre-meeting',
    on: day('2026-09-18'),
    assignedBy: '中心第 9 次办公会议',
    title: '修订午间和周末轮班表',
    content: '征求各窗口意见后修订，国庆后执行。',
    statedDue: day('2026-09-30'),
    undertaker: 'zhoujie',
  },
  {
    key: 'new-building',
    source: 'county-decision',
    on: day('2026-08-20'),
    assignedBy: '县政府第 21 次常务会议',
    title: '政务服务中心二期搬迁',
    content: '完成二期场地窗口布局、设备搬迁和进驻单位对接。',
    decidedDue: day('2026-12-31'),
    decision: '会议纪要〔2026〕21 号：2026 年底前完成搬迁并对外服务。',
    undertaker: 'zhaomin',
  },
  {
    key: 'survey',
    source: 'superior-unit',
    on: day('2026-09-07'),
    assignedBy: '县行政审批局',
    title: '营商环境问卷问题整改反馈',
    content: '就问卷反映的叫号等待问题提出整改措施并反馈。',
    undertaker: 'zhoujie',
    result: { on: '2026-09-21', text: '上午高峰增开两个综合窗口，平均等候由 26 分钟降至 15 分钟以内；整改情况已书面反馈。' },
  },
];

/** Registers the matters of the first morning, as the director of the hall. */
export async function assignMatters(
  house: House,
  standing: Standing,
  command: (name: string) => Command,
  hallId: HallId,
  people: ReadonlyMap<string, PersonId>,
): Promise<void> {
  const personOf = (userName: string): PersonId => people.get(userName)!;
  const director: Standing = { ...standing, actor: { kind: 'person', id: personOf('zhaomin') } };
  for (const { key, undertaker, progress, result, ...body } of matters) {
    const { matterId } = await assignMatter(house, director, command(`assigned/${key}`), hallId, {
      ...body,
      undertakerId: personOf(undertaker),
    });
    const of = { hallId, matterId };
    if (progress)
      await makeInterimReport(house, director, command(`assigned/${key}/progress`), of, {
        on: day(progress.on),
        text: progress.text,
      });
    if (result)
      await reportResult(house, director, command(`assigned/${key}/result`), of, {
        on: day(result.on),
        to: body.assignedBy,
        way: 'written',
        text: result.text,
      });
  }
}
