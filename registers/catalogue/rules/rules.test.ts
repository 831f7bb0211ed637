import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { HallId, MatterCode } from '../../../kernel/ids.ts';
import type { GroupId } from '../../places/rules/index.ts';
import { papersOf, type Material, type MatterContent } from './matter.ts';
import { publish } from './publish.ts';
import { groupsServing, windowsServing } from './where-served.ts';

const material = (name: string, source: Material['source']): Material => ({
  name,
  kind: 'main',
  form: 'copy',
  count: 1,
  source,
  note: null,
});

describe('papers are parted by who gets them', () => {
  it('never asks the visitor for what the hall fetches', () => {
    const papers = papersOf([
      material('申请书', 'applicant'),
      material('清税信息', 'government'),
      material('身份证', 'applicant'),
    ]);
    expect(papers.bring.map((one) => one.name)).toEqual(['申请书', '身份证']);
    expect(papers.fetched.map((one) => one.name)).toEqual(['清税信息']);
  });
});

describe('a version follows a version', () => {
  const code = 'M-1' as MatterCode;
  const content = { name: '设立登记' } as MatterContent;
  const entry = { kind: 'matter', code, digest: 'b', content } as const;
  it('begins with 1', () => {
    expect(publish(undefined, entry, day('2026-01-05'))).toMatchObject({
      outcome: 'decided',
      facts: [{ type: 'MatterPublished', code, version: 1, validFrom: '2026-01-05', digest: 'b', content }],
    });
  });
  it('is not made when nothing changed', () => {
    expect(publish({ version: 4, validFrom: day('2026-01-05'), digest: 'b' }, entry, day('2026-02-01'))).toBeUndefined();
  });
  it('may follow on the same day, and never begins before the last', () => {
    const newest = { version: 4, validFrom: day('2026-02-01'), digest: 'a' };
    expect(publish(newest, entry, day('2026-02-01'))).toMatchObject({ outcome: 'decided', facts: [{ version: 5 }] });
    expect(publish(newest, entry, day('2026-01-31'))).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'version-begins-before-the-last', values: { code, validFrom: '2026-02-01' } }],
    });
  });
});

describe('who handles a matter', () => {
  const hallId = 'h' as HallId;
  const group = (groupId: string, catalogueName: string, business: 'handling' | 'assistance' = 'handling') => ({
    groupId: groupId as GroupId,
    hallId,
    business,
    catalogueName,
  });
  const groups = [group('a', '综合'), group('c', '医保社保'), group('g', '帮办代办', 'assistance')];
  const matter = { code: 'M-1' as MatterCode, tier: 'county', windowGroups: ['综合', '税务'] } as const;

  it('is the group of the hall that the catalogue names, at a hall of its tier', () => {
    expect(groupsServing({ level: 'county' }, groups, matter).map((one) => one.groupId)).toEqual(['a']);
    expect(groupsServing({ level: 'district' }, groups, matter).map((one) => one.groupId)).toEqual(['a']);
    expect(groupsServing({ level: 'town' }, groups, matter)).toEqual([]);
  });

  it('xuchang.queue.3.2: is a window whose type and authorised matters allow it', () => {
    const window = (types: string[], matterCodes: string[] = []) => ({
      types,
      groupIds: ['a' as GroupId],
      matterCodes: matterCodes as MatterCode[],
    });
    const windows = [
      window(['综合办事窗口']),
      window(['综合咨询窗口']),
      window(['综合办事窗口'], ['M-2']),
      window(['综合办事窗口'], ['M-1']),
    ];
    expect(windowsServing(windows, [groups[0]!], matter.code)).toEqual([windows[0], windows[3]]);
    expect(windowsServing(windows, [], matter.code)).toEqual([]);
  });
});
