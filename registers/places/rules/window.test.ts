import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../kernel/decision.ts';
import type { AreaId, DepartmentId, HallId, MatterCode, WindowId } from '../../../kernel/ids.ts';
import type { WindowCard } from './facts.ts';
import { cardGroup, closeGroup } from './group.ts';
import { closeHall } from './hall.ts';
import { typesAllow, windowServes } from './window-serves.ts';
import { addWindow, changeWindow, closeWindow, openWindow, type KnownWindow, type Surroundings } from './window.ts';
import type { GroupId } from './words.ts';

const hallId = 'hall' as HallId;
const [general, unresolved, gone] = ['general', 'unresolved', 'gone'] as GroupId[] as [GroupId, GroupId, GroupId];
const windowId = 'w3' as WindowId;

const card: WindowCard = {
  number: 3,
  name: '综合受理三号',
  secondName: null,
  areaId: 'east' as AreaId,
  departmentId: null,
  types: ['综合办事窗口'],
  groupIds: [general],
  matterCodes: [],
};
const three: KnownWindow = { windowId, state: 'in-use', ...card };

const around: Surroundings = {
  hallId,
  state: 'in-use',
  windows: [three],
  areas: [
    { areaId: 'east' as AreaId, state: 'in-use' },
    { areaId: 'west' as AreaId, state: 'closed' },
  ],
  groups: [
    { groupId: general, state: 'in-use', name: '综合', prefix: 'A', catalogueName: '综合', business: 'handling' },
    {
      groupId: unresolved,
      state: 'in-use',
      name: '办不成事反映',
      prefix: 'H',
      catalogueName: '办不成事反映',
      business: 'unresolved',
    },
    { groupId: gone, state: 'closed', name: '旧组', prefix: 'Z', catalogueName: '旧组', business: 'handling' },
  ],
  departments: [{ departmentId: 'closed-bureau' as DepartmentId, state: 'closed' }],
};

const codes = (decision: Decision<unknown>) =>
  decision.outcome === 'refused' ? decision.refusals.map((refusal) => refusal.code) : 'decided';

describe('xuchang.queue.3.2: windows are for consultation, handling, what cannot get done, and types of the hall’s own', () => {
  it.each([
    [['综合咨询窗口'], 'consultation', true],
    [['综合咨询窗口'], 'handling', false],
    [['综合办事窗口'], 'handling', true],
    [['综合办事窗口'], 'unresolved', false],
    [['“办不成事”反映窗口'], 'unresolved', true],
    [['“办不成事”反映窗口'], 'handling', false],
    [['帮办代办窗口'], 'assistance', true],
    [['帮办代办窗口'], 'consultation', false],
    [['综合办事窗口', '综合咨询窗口'], 'consultation', true],
  ] as const)('%j for %s: %s', (types, business, allowed) => {
    expect(typesAllow(types, business)).toBe(allowed);
  });

  it('sends a visitor only to a window whose group, type and authorised matters allow it', () => {
    const wanted = { groupId: general, business: 'handling', matterCode: 'M-1' as MatterCode } as const;
    expect(windowServes(card, wanted)).toBe(true);
    expect(windowServes({ ...card, matterCodes: ['M-1' as MatterCode] }, wanted)).toBe(true);
    expect(windowServes({ ...card, matterCodes: ['M-2' as MatterCode] }, wanted)).toBe(false);
    expect(windowServes({ ...card, matterCodes: ['M-2' as MatterCode] }, { ...wanted, matterCode: undefined })).toBe(false);
    expect(windowServes(card, { ...wanted, groupId: unresolved })).toBe(false);
  });

  it('refuses a window whose types do not allow the business of its group', () => {
    const decision = addWindow(around, 'w9' as WindowId, { ...card, number: 9, groupIds: [general, unresolved] });
    expect(decision).toEqual({
      outcome: 'refused',
      refusals: [
        {
          code: 'type-does-not-allow-business',
          clauses: ['xuchang.queue.3.2'],
          values: { group: '办不成事反映' },
          path: ['body', 'groupIds', 1],
        },
      ],
      noted: [],
    });
  });

  it('records a window of two types', () => {
    const both = { ...card, number: 9, types: ['综合办事窗口', '“办不成事”反映窗口'], groupIds: [general, unresolved] };
    expect(addWindow(around, 'w9' as WindowId, both)).toEqual({
      outcome: 'decided',
      facts: [{ type: 'WindowAdded', hallId: 'hall', windowId: 'w9', ...both }],
      basis: ['xuchang.queue.3.2'],
      setAside: [],
    });
  });
});

describe('chengan.queue.7.1.1: windows can be adjusted at once', () => {
  it('changes what an open window serves', () => {
    const decision = changeWindow(around, three, { ...card, matterCodes: ['M-1' as MatterCode] });
    expect(decision).toMatchObject({
      outcome: 'decided',
      facts: [{ type: 'WindowChanged', windowId: 'w3', matterCodes: ['M-1'] }],
      basis: ['chengan.queue.7.1.1', 'xuchang.queue.3.2'],
    });
  });
  it('does not enter a change that changes nothing', () => {
    const ordered = { ...three, matterCodes: ['M-1', 'M-2'] as MatterCode[] };
    expect(codes(changeWindow(around, ordered, { ...card, matterCodes: ['M-2', 'M-1'] as MatterCode[] }))).toEqual([
      'card-unchanged',
    ]);
  });
  it('names every reason against a card at once', () => {
    const wrong: WindowCard = {
      ...card,
      number: 3,
      areaId: 'west' as AreaId,
      departmentId: 'closed-bureau' as DepartmentId,
      types: ['综合办事窗口', '综合办事窗口'],
      groupIds: [gone, gone],
    };
    expect(codes(addWindow({ ...around, state: 'closed' }, 'w4' as WindowId, wrong))).toEqual([
      'hall-out-of-use',
      'window-number-taken',
      'area-not-in-hall',
      'department-not-in-use',
      'type-twice',
      'group-twice',
      'group-not-in-hall',
      'group-not-in-hall',
    ]);
  });
  it('closes a window once, and opens it again when its number is still free', () => {
    const closed: KnownWindow = { ...three, state: 'closed' };
    expect(codes(closeWindow(hallId, three))).toBe('decided');
    expect(codes(closeWindow(hallId, closed))).toEqual(['window-out-of-use']);
    expect(codes(openWindow({ ...around, windows: [closed] }, closed))).toBe('decided');
    expect(codes(openWindow(around, three))).toEqual(['window-already-in-use']);
    const successor: KnownWindow = { ...three, windowId: 'w3b' as WindowId };
    expect(codes(openWindow({ ...around, windows: [closed, successor] }, closed))).toEqual(['window-number-taken']);
  });
  it('lets a number be used again after its window was closed', () => {
    expect(codes(addWindow({ ...around, windows: [{ ...three, state: 'closed' }] }, 'new' as WindowId, card))).toBe('decided');
  });
});

describe('what is still needed is not closed', () => {
  const hall = { id: hallId, name: '县政务服务大厅', state: 'in-use' } as const;
  it('a hall with windows, naming them', () => {
    expect(closeHall(hall, [1, 3])).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'hall-has-windows', values: { windows: '1、3' } }],
    });
    expect(codes(closeHall(hall, []))).toBe('decided');
  });
  it('a group that a window serves', () => {
    expect(codes(closeGroup(hallId, around.groups[0]!, [three]))).toEqual(['group-still-served']);
    expect(codes(closeGroup(hallId, around.groups[1]!, [three]))).toBe('decided');
  });
});

describe('no two groups of a hall give the same ticket numbers', () => {
  const fresh = { name: '税务', secondName: null, prefix: 'A', order: 3, business: 'handling', catalogueName: '税务' } as const;
  it('refuses a prefix in use and says whose it is', () => {
    expect(cardGroup(around, around.groups, [], 'tax' as GroupId, fresh)).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'prefix-taken', values: { prefix: 'A', group: '综合' }, path: ['body', 'prefix'] }],
    });
  });
  it('lets the prefix of a closed group be used again', () => {
    expect(codes(cardGroup(around, around.groups, [], 'tax' as GroupId, { ...fresh, prefix: 'Z' }))).toBe('decided');
  });
  it('keeps a group’s own prefix, but not a business its windows may not do', () => {
    const renamed = { ...fresh, name: '综合受理', catalogueName: '综合' };
    expect(codes(cardGroup(around, around.groups, [three], general, renamed))).toBe('decided');
    expect(codes(cardGroup(around, around.groups, [three], general, { ...renamed, business: 'consultation' }))).toEqual([
      'windows-do-not-allow-business',
    ]);
  });
});
