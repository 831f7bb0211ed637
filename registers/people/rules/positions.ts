import type { Grant, PlaceScope } from '../../../kernel/place.ts';

/** What a person is in the hall. The code stands in facts for ever; the title is shown. */
export type Position = keyof typeof positions;

/**
 * An action of a position, and how far it reaches: `place` is where the position is held, `hall` the whole hall of that place (a
 * window clerk sees the hall's queue), `jurisdiction` everywhere (a time limit is explained to whoever serves).
 */
type Bundled = { action: string; at: 'place' | 'hall' | 'jurisdiction' };

type PositionEntry = {
  title: string;
  /** Where it may be held. */
  heldAt: readonly PlaceScope['kind'][];
  /** `admin` positions are three people (三员分立). */
  kind: 'service' | 'office' | 'lead' | 'admin';
  may: readonly Bundled[];
};

const here = (...actions: string[]): Bundled[] => actions.map((action) => ({ action, at: 'place' }));
const inHall = (...actions: string[]): Bundled[] => actions.map((action) => ({ action, at: 'hall' }));
const everywhere = (...actions: string[]): Bundled[] => actions.map((action) => ({ action, at: 'jurisdiction' }));

/**
 * Positions and what they bundle: each holds what its work needs and no more; who administers serves nobody.
 *
 * @reading  An area lead moves and reopens tickets of the whole hall: a waiting ticket stands in no area, and leads stand in for each
 *   other. No document says how far an area lead reaches.
 */
export const positions = {
  'window-clerk': {
    title: '窗口人员',
    heldAt: ['hall', 'area', 'window'],
    kind: 'service',
    may: [...here('queue.serve'), ...inHall('queue.take', 'queue.watch'), ...everywhere('time-limit.read')],
  },
  guide: {
    title: '导办员',
    heldAt: ['hall', 'area'],
    kind: 'service',
    may: [...inHall('queue.take', 'queue.watch'), ...everywhere('time-limit.read')],
  },
  assistant: {
    title: '帮办员',
    heldAt: ['hall', 'area'],
    kind: 'service',
    may: [...inHall('queue.take', 'queue.watch'), ...everywhere('time-limit.read')],
  },
  agent: {
    title: '代办员',
    heldAt: ['jurisdiction', 'hall'],
    kind: 'service',
    may: [...inHall('queue.take'), ...everywhere('time-limit.read')],
  },
  'area-lead': {
    title: '区域负责人',
    heldAt: ['hall', 'area'],
    kind: 'lead',
    may: [
      ...here('queue.serve'),
      ...inHall(
        'queue.take',
        'queue.watch',
        'queue.manage',
        'evaluation.read',
        'people.read',
        'places.adjust',
        'assigned-matters.read',
        'assigned-matters.report',
      ),
      ...everywhere('time-limit.read'),
    ],
  },
  'hall-director': {
    title: '大厅负责人',
    heldAt: ['hall'],
    kind: 'lead',
    may: [
      ...inHall(
        'queue.take',
        'queue.watch',
        'queue.manage',
        'evaluation.read',
        'people.read',
        'cover.approve',
        'places.manage',
        'places.adjust',
        'calendar.manage',
        'assigned-matters.read',
        'assigned-matters.assign',
        'assigned-matters.report',
      ),
      ...everywhere('time-limit.read', 'time-limit.golden'),
    ],
  },
  'management-body': {
    title: '政务服务管理机构',
    heldAt: ['jurisdiction'],
    kind: 'office',
    may: everywhere(
      'queue.watch',
      'evaluation.read',
      'people.read',
      'people.manage',
      'people.assign',
      'cover.approve',
      'places.manage',
      'places.adjust',
      'devices.manage',
      'policy.manage',
      'calendar.manage',
      'catalogue.manage',
      'assigned-matters.read',
      'assigned-matters.assign',
      'assigned-matters.report',
      'time-limit.read',
      'time-limit.golden',
    ),
  },
  supervisor: {
    title: '监督人员',
    heldAt: ['jurisdiction', 'hall'],
    kind: 'office',
    may: [...here('queue.watch', 'evaluation.read', 'people.read', 'assigned-matters.read'), ...everywhere('time-limit.read')],
  },
  reviewer: {
    title: '部门审批人员',
    heldAt: ['jurisdiction'],
    kind: 'office',
    may: everywhere('time-limit.read'),
  },
  'chief-representative': {
    title: '首席事务代表',
    heldAt: ['jurisdiction', 'hall'],
    kind: 'office',
    may: [...here('queue.watch'), ...everywhere('time-limit.read')],
  },
  'system-administrator': {
    title: '系统管理员',
    heldAt: ['jurisdiction'],
    kind: 'admin',
    may: everywhere('places.manage', 'places.adjust', 'devices.manage', 'jobs.manage', 'clock.manage'),
  },
  'security-administrator': {
    title: '安全管理员',
    heldAt: ['jurisdiction'],
    kind: 'admin',
    may: everywhere('sign-in.manage', 'people.read', 'people.assign', 'people.assign-administrators'),
  },
  'audit-administrator': {
    title: '审计管理员',
    heldAt: ['jurisdiction'],
    kind: 'admin',
    may: everywhere('journal.verify', 'sign-in.audit', 'people.read'),
  },
} as const satisfies Record<string, PositionEntry>;

export const positionCodes = Object.keys(positions) as [Position, ...Position[]];

export const isPosition = (code: string): code is Position => Object.hasOwn(positions, code);

/** What a position held at this place allows, action by action. */
export function grantsOfPosition(position: Position, scope: PlaceScope): Grant[] {
  const entry: PositionEntry = positions[position];
  return entry.may.map(({ action, at }) => ({ action, scope: widened(scope, at) }));
}

function widened(scope: PlaceScope, at: Bundled['at']): PlaceScope {
  if (at === 'jurisdiction') return { kind: 'jurisdiction' };
  if (at === 'place' || scope.kind === 'jurisdiction') return scope;
  return { kind: 'hall', hallId: scope.hallId };
}

/** What a registered device may do where it stands. Boards, strips and printers show or print what everybody may know. */
export function grantsOfDeviceKind(
  kind: 'kiosk' | 'board' | 'strip' | 'pad' | 'printer',
  scope: Extract<PlaceScope, { kind: 'hall' | 'window' }>,
): Grant[] {
  if (kind === 'kiosk') return [{ action: 'queue.take', scope: { kind: 'hall', hallId: scope.hallId } }];
  if (kind === 'pad' && scope.kind === 'window') return [{ action: 'evaluation.give', scope }];
  return [];
}
