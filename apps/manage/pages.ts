import type { Standing } from './session.ts';

/** A page of the app, in the order of the navigation, and what one must be allowed to see it. */
export type Page = {
  path: string;
  label: string;
  /** How the permission is called when it is missing. */
  needs: string;
  isOpen: (standing: Pick<Standing, 'may'>) => boolean;
};

export const pages = {
  floor: { path: 'floor', label: '现场', needs: '查看排队', isOpen: ({ may }) => may('queue.watch') },
  tickets: { path: 'tickets', label: '号票', needs: '查看排队', isOpen: ({ may }) => may('queue.watch') },
  leftOvers: { path: 'left-overs', label: '未办完', needs: '登记未办完的人', isOpen: ({ may }) => may('queue.manage') },
  evaluations: { path: 'evaluations', label: '评价', needs: '查看评价', isOpen: ({ may }) => may('evaluation.read') },
  assigned: {
    path: 'assigned',
    label: '交办',
    needs: '查看交办事项',
    isOpen: ({ may }) => may('assigned-matters.read'),
  },
  cases: { path: 'cases', label: '限时', needs: '查看办件时限', isOpen: ({ may }) => may('time-limit.read') },
  places: { path: 'places', label: '窗口', needs: '管理大厅和窗口', isOpen: ({ may }) => may('places.manage') },
  people: { path: 'people', label: '人员', needs: '查看工作人员', isOpen: ({ may }) => may('people.read') },
  devices: { path: 'devices', label: '设备', needs: '登记和撤销设备', isOpen: ({ may }) => may('devices.manage') },
  policy: { path: 'policy', label: '制度', needs: '登录', isOpen: () => true },
  catalogue: { path: 'catalogue', label: '事项', needs: '登录', isOpen: () => true },
  calendar: { path: 'calendar', label: '日历', needs: '登录', isOpen: () => true },
  timeLimit: { path: 'time-limit', label: '时限计算', needs: '登录', isOpen: () => true },
  access: {
    path: 'access',
    label: '登录日志',
    needs: '查看登录日志',
    isOpen: ({ may }) => may('sign-in.audit', 'jurisdiction'),
  },
  work: {
    path: 'work',
    label: '后台',
    needs: '管理后台任务',
    isOpen: ({ may }) => may('jobs.manage', 'jurisdiction') || may('clock.manage', 'jurisdiction'),
  },
} as const satisfies Record<string, Page>;

export type PageName = keyof typeof pages;

export const pageList: readonly Page[] = Object.values(pages);

/** The address of a page of a hall, with what is looked for on it. */
export function hrefOf(hallId: string, page: PageName, search: Readonly<Record<string, string | undefined>> = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== undefined && value !== '') words.set(name, value);
  const query = words.toString();
  return `/manage/${hallId}/${pages[page].path}${query ? `?${query}` : ''}`;
}
