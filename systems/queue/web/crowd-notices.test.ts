import { describe, expect, it } from 'vitest';
import { crowdNotice, crowdSentence, crowdWaitWords } from './crowd-notices.ts';

const crowd = {
  phrases: ['请您稍等', '谢谢您的配合'],
  clause: 'dongsheng.queue.2.2.1.3',
  everyMinutes: 10,
  lines: [
    { name: '综合', waiting: 18, wait: { fromMinutes: 20.4, toMinutes: 29.2, pause: null } },
    { name: '社保', waiting: 16, wait: null },
  ],
};

describe('dongsheng.queue.2.2.1.3: the phrases are shown with the wait, and announced at intervals', () => {
  it('says where and how long', () => {
    expect(crowd.lines.map(crowdWaitWords)).toEqual(['综合 18 人等候，预计 20–30 分钟', '社保 16 人等候']);
    expect(crowdSentence(crowd)).toBe('请您稍等，谢谢您的配合。综合业务现有18人等候，预计20到30分钟');
  });

  it('once every ten minutes of the hall’s clock, and not when the screen has just started', () => {
    const at = (minutes: number) => minutes * 60_000;
    const started = crowdNotice(crowd, undefined, at(5));
    expect(started).toEqual({ stretch: 0, announcement: undefined });
    expect(crowdNotice(crowd, 0, at(9.99)).announcement).toBeUndefined();
    expect(crowdNotice(crowd, 0, at(10))).toMatchObject({ stretch: 1, announcement: { kind: 'notice' } });
    expect(crowdNotice(crowd, 1, at(19)).announcement).toBeUndefined();
  });

  it('nothing when few wait, and the rhythm begins anew when many do', () => {
    expect(crowdNotice(null, 3, 0)).toEqual({ stretch: undefined, announcement: undefined });
  });
});
