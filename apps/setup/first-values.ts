import type { Problem } from '../../platform/wire/problem.ts';
import type { FirstHall } from '../../platform/wire/set-up.ts';
import { abortedError } from '../../platform/ui/gaps.ts';
import { ProblemError } from '../../platform/ui/problem-error.ts';
import type { Values } from '../../platform/ui/form.ts';

type Group = FirstHall['groups'][number];

/** What stands in the form at first: groups as most county halls have them. The names are those of the example catalogue. */
const groups: Group[] = [
  { name: '综合', prefix: 'A', business: 'handling', windows: 4 },
  { name: '不动产', prefix: 'B', business: 'handling', windows: 2 },
  { name: '医保社保', prefix: 'C', business: 'handling', windows: 2 },
  { name: '公安', prefix: 'D', business: 'handling', windows: 1 },
  { name: '帮办代办', prefix: 'G', business: 'assistance', windows: 1 },
  { name: '办不成事反映', prefix: 'H', business: 'unresolved', windows: 1 },
];

export const firstValues: Values = {
  'jurisdiction.name': '',
  'jurisdiction.level': 'county',
  'hall.name': '',
  'hall.address': '',
  'hall.phone': '',
  'hall.weekdays': [1, 2, 3, 4, 5],
  'hall.spans': [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  documents: [],
  groups,
  catalogue: 'example',
};

export const noAdministrators: Values = {
  'administrator.name': '',
  'administrator.userName': '',
  'administrator.password': '',
  'administrator.again': '',
  'securityAdministrator.name': '',
  'securityAdministrator.userName': '',
};

export const labels: Readonly<Record<string, string>> = {
  'jurisdiction.name': '单位名称',
  'jurisdiction.level': '层级',
  'hall.name': '大厅名称',
  'hall.address': '地址',
  'hall.phone': '咨询电话',
  'hall.weekdays': '开放日',
  'hall.spans': '开放时间',
  documents: '采用的制度文件',
  groups: '业务组与窗口',
  catalogue: '事项目录',
  'administrator.name': '系统管理员姓名',
  'administrator.userName': '系统管理员用户名',
  'administrator.password': '密码',
  'administrator.again': '再输入一次密码',
  'securityAdministrator.name': '安全管理员姓名',
  'securityAdministrator.userName': '安全管理员用户名',
};

/**
 * Of a refused set-up, what concerns one of the two forms; what concerns no field stands with the hall. A form that nothing concerns is
 * told that it was given up, so that it keeps its draft and says nothing.
 */
export function part(problem: Problem, of: 'hall' | 'administrators'): Error {
  const isOfPeople = (path: readonly (string | number)[] = []) => path.some((step) => /dministrator$/.test(String(step)));
  const refusals = problem.refusals.filter(({ path }) => isOfPeople(path) === (of === 'administrators'));
  const isAll = problem.refusals.length === 0 && of === 'hall';
  return refusals.length > 0 || isAll ? new ProblemError({ ...problem, refusals }) : abortedError();
}
