import type { Position } from '../../registers/people/rules/index.ts';

/** The demonstration county: fictional, with the halls, windows and people of a real one of its size. */

type Span = { from: string; to: string; shift: 'ordinary' | 'lunch' | 'extended' };
const weekdays = (spans: Span[]) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans }));

export const county = { name: '云溪县', level: 'county', timeZone: 'Asia/Shanghai' } as const;

/** The first morning of the demonstration: 08:30 on a Tuesday that is a working day. */
export const firstMorning = '2026-09-22T08:30:00+08:00';

/** Since when documents and catalogue hold: cases that came in before the first morning are counted by them. */
export const since = '2026-01-01';

export const documents = ['zhongyang', 'xuchang'] as const;

export type HallPlan = {
  key: string;
  name: string;
  level: 'county' | 'town';
  tier: 'county' | 'town';
  address: string;
  phone: string;
  hours: ReturnType<typeof weekdays>;
  areas: readonly string[];
  visitsADay: number;
};

export const halls: readonly HallPlan[] = [
  {
    key: 'county',
    name: '云溪县政务服务中心',
    level: 'county',
    tier: 'county',
    address: '云溪县滨河路 88 号',
    phone: '0000-12345',
    hours: weekdays([
      { from: '08:30', to: '12:00', shift: 'ordinary' },
      { from: '12:00', to: '13:30', shift: 'lunch' },
      { from: '13:30', to: '17:00', shift: 'ordinary' },
    ]),
    areas: ['一楼综合区', '一楼不动产税务区', '二楼民生区'],
    visitsADay: 1_000,
  },
  {
    key: 'qingshi',
    name: '青石镇便民服务中心',
    level: 'town',
    tier: 'town',
    address: '云溪县青石镇正街 12 号',
    phone: '0000-12346',
    hours: weekdays([{ from: '08:30', to: '17:00', shift: 'ordinary' }]),
    areas: ['服务大厅'],
    visitsADay: 120,
  },
  {
    key: 'liuwan',
    name: '柳湾镇便民服务中心',
    level: 'town',
    tier: 'town',
    address: '云溪县柳湾镇沿江路 3 号',
    phone: '0000-12347',
    hours: weekdays([{ from: '08:30', to: '17:00', shift: 'ordinary' }]),
    areas: ['服务大厅'],
    visitsADay: 90,
  },
];

/** Which area of the county hall a window group stands in. */
export const areaOfGroup: Readonly<Record<string, string>> = {
  综合: '一楼综合区',
  帮办代办: '一楼综合区',
  办不成事反映: '一楼综合区',
  不动产: '一楼不动产税务区',
  税务: '一楼不动产税务区',
  医保社保: '二楼民生区',
  公安: '二楼民生区',
  婚姻: '二楼民生区',
};

/** Groups whose windows are all of one department, by its code: visitors can be sent on to the department as a whole. */
export const departmentOfGroup: Readonly<Record<string, string>> = { 不动产: 'ZR', 公安: 'GA', 税务: 'SW', 婚姻: 'MZ' };

/** The groups of the county hall of which one window works through midday. */
export const middayDuty: readonly string[] = ['综合', '医保社保'];

/** What a group's windows are in the words of the standard. */
export const windowType = (group: string): string =>
  group === '办不成事反映' ? '“办不成事”反映窗口' : group === '帮办代办' ? '帮办代办窗口' : '综合办事窗口';

export const businessOf = (group: string): 'handling' | 'assistance' | 'unresolved' =>
  group === '办不成事反映' ? 'unresolved' : group === '帮办代办' ? 'assistance' : 'handling';

/** People who lead and administer, with the names they sign in by. */
export const leads: readonly { userName: string; name: string; position: Position; at: 'jurisdiction' | 'hall' }[] = [
  { userName: 'zhaomin', name: '赵敏', position: 'hall-director', at: 'hall' },
  { userName: 'sunli', name: '孙莉', position: 'area-lead', at: 'hall' },
  { userName: 'zhoujie', name: '周洁', position: 'guide', at: 'hall' },
  { userName: 'wujun', name: '吴军', position: 'management-body', at: 'jurisdiction' },
  { userName: 'xitong', name: '郑系', position: 'system-administrator', at: 'jurisdiction' },
  { userName: 'anquan', name: '钱安', position: 'security-administrator', at: 'jurisdiction' },
  { userName: 'shenji', name: '沈稽', position: 'audit-administrator', at: 'jurisdiction' },
  { userName: 'jiandu', name: '韩督', position: 'supervisor', at: 'jurisdiction' },
];

/** The clerk whose window the simulator leaves to whoever looks at the demonstration. */
export const yourClerk = { userName: 'wangfang', name: '王芳', windowNumber: 3 };

const families = '李王张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹';
const givens = [
  '秀英',
  '桂兰',
  '建国',
  '志强',
  '晓燕',
  '丽华',
  '海涛',
  '文静',
  '国庆',
  '玉梅',
  '春生',
  '雪琴',
  '䶮',
  '永康',
  '㛃',
  '立新',
  '淑珍',
  '俊杰',
  '思远',
  '红霞',
];

/** The name of the n-th clerk; two of them are hard for printers and fonts, as in every real hall. */
export const clerkName = (index: number): string => `${families[index % families.length]}${givens[(index * 7) % givens.length]}`;
