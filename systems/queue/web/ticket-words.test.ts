import { describe, expect, it } from 'vitest';
import { aheadWords, callSentence, groundWords, spokenNumber, waitingWords, waitWords, windowsWords } from './ticket-words.ts';

describe('the words of a ticket', () => {
  it('call a number digit by digit', () => {
    expect(spokenNumber('A012')).toBe('A零一二');
    expect(callSentence('P120', '3')).toBe('请P一二零号，到3号窗口办理');
  });

  it('say windows as one reads them', () => {
    expect(windowsWords(['3'])).toBe('3 号窗口');
    expect(windowsWords(['1', '2'])).toBe('1、2 号窗口');
    expect(windowsWords(['10', '1', '2', '3', '7'])).toBe('1–3、7、10 号窗口');
    expect(windowsWords(['1', '1', '2'])).toBe('1、2 号窗口');
    expect(windowsWords(['东3', '东4'])).toBe('东3、东4 号窗口');
    expect(windowsWords([])).toBe('请留意屏幕叫号');
  });

  it('ask for papers where somebody claims a priority, and not where the hall gave it', () => {
    expect(groundWords('elderly')).toBe('老年人，请备好证件');
    expect(groundWords('left-over')).toBe('上次未办完');
    expect(groundWords('appointment')).toBe('预约');
  });

  it('say nobody ahead in words', () => {
    expect(aheadWords(0)).toBe('下一位就是您');
    expect(aheadWords(7)).toBe('您前面还有 7 人');
    expect(waitingWords(0, 1)).toBe('现在不用排队');
    expect(waitingWords(0, 0)).toBe('现在没有人在等候');
    expect(waitingWords(12, 0)).toBe('等候 12 人');
  });

  it('give the wait as an interval, or say that there is none yet', () => {
    expect(waitWords({ fromMinutes: 18, toMinutes: 26, pause: null })).toBe('18–26 分钟');
    expect(waitWords({ fromMinutes: 2.6, toMinutes: 7.2, pause: null })).toBe('2–8 分钟');
    expect(waitWords({ fromMinutes: 0, toMinutes: 3, pause: null })).toBe('1–3 分钟');
    expect(waitWords({ fromMinutes: 0, toMinutes: 0.4, pause: null })).toBe('约 1 分钟');
    expect(waitWords(null)).toBe('暂时无法估计');
  });

  it('give the clock where a pause lies before the turn', () => {
    const at = (clock: string) => Date.parse(`2026-09-22T${clock}:00+08:00`);
    const pause = { beginsAt: at('12:00'), endsAt: at('13:30'), isMidday: true };
    const after = { ...pause, turnFrom: at('13:50'), turnTo: at('14:08') };
    expect(waitWords({ fromMinutes: 120, toMinutes: 138, pause: after })).toBe('13:50–14:08（午休后）');
    const soon = { ...pause, turnFrom: at('13:30'), turnTo: at('13:35') };
    expect(waitWords({ fromMinutes: 100, toMinutes: 105, pause: soon })).toBe('约 13:30（午休后）');
    const evening = { ...after, isMidday: false };
    expect(waitWords({ fromMinutes: 120, toMinutes: 138, pause: evening })).toBe('13:50–14:08（休息后）');
    const around = { ...pause, turnFrom: at('11:57'), turnTo: at('13:36') };
    expect(waitWords({ fromMinutes: 7, toMinutes: 106, pause: around })).toBe('12:00 前，或 13:30 以后');
  });
});
