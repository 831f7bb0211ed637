import { describe, expect, it } from 'vitest';
import type { Id } from '../../../kernel/ids.ts';
import type { BoardState } from '../wire.ts';
import { stripMessage } from './strip-message.ts';

// 2026-03-02 10:30 at the hall.
const now = Date.UTC(2026, 2, 2, 2, 30);
const time = { now, rate: 1 };
const desk = (rest: Partial<BoardState['windows'][number]> = {}): BoardState['windows'][number] => ({
  windowId: 'w3' as Id<'window'>,
  number: '3',
  state: 'open',
  groupNames: ['综合', '税务'],
  serving: null,
  pausedUntil: null,
  clerkName: null,
  clerkBadge: null,
  ...rest,
});
const call = (rest: Partial<BoardState['calls'][number]> = {}): BoardState['calls'][number] => ({
  ticketId: 't' as Id<'ticket'>,
  number: 'A012',
  windowId: 'w3' as Id<'window'>,
  windowNumber: '3',
  calledAt: now - 10_000,
  calls: 1,
  groupName: '综合',
  withdrawn: false,
  ...rest,
});

describe('the strip over a window in a pause of the hall', () => {
  const pauses = [{ beginsAt: now - 60_000, endsAt: Date.UTC(2026, 2, 2, 5, 30), isMidday: true, windows: ['5'], groups: [] }];
  const line = (window: ReturnType<typeof desk>) => stripMessage(window, [], time, pauses).line;

  it('says when it is back, closed or left open, but not while a visitor stands there', () => {
    expect(stripMessage(desk({ state: 'closed' }), [], time, pauses)).toEqual({
      kind: 'closed',
      line: '午休',
      under: '13:30 继续办理',
    });
    expect(line(desk())).toBe('午休');
    expect(line(desk({ serving: 'A012' }))).toBe('正在办理 A012');
    expect(line(desk({ state: 'paused' }))).toBe('暂停服务');
  });

  it('is as ever over a window on duty, and when the pause is not now', () => {
    expect(line(desk({ number: '5' }))).toBe('请等候叫号');
    expect(stripMessage(desk(), [], { ...time, now: now - 120_000 }, pauses).line).toBe('请等候叫号');
  });
});

describe('the strip over a window', () => {
  it('asks the number called to come, then says that it is served', () => {
    const window = desk({ serving: 'A012' });
    expect(stripMessage(window, [call()], time)).toEqual({ kind: 'calling', line: '请 A012 号', under: '到本窗口办理' });
    expect(stripMessage(window, [call({ calledAt: now - 45_000 })], time)).toMatchObject({
      kind: 'serving',
      line: '正在办理 A012',
    });
  });

  it('does not take the call of another window for its own', () => {
    const elsewhere = call({ windowId: 'w4' as Id<'window'> });
    expect(stripMessage(desk({ serving: 'A012' }), [elsewhere], time).kind).toBe('serving');
  });

  it('asks to wait for a call when it serves nobody', () => {
    expect(stripMessage(desk(), [], time)).toEqual({ kind: 'free', line: '请等候叫号', under: '综合 · 税务' });
  });

  it('names the clerk on duty where the hall shows names', () => {
    expect(stripMessage(desk({ clerkName: '王芳' }), [], time).under).toBe('综合 · 税务　王芳');
  });

  it('says that service is suspended and until when', () => {
    const until = now + 15 * 60_000;
    const message = stripMessage(desk({ state: 'paused', pausedUntil: until }), [], time);
    expect(message).toEqual({ kind: 'paused', line: '暂停服务', under: '预计 10:45 恢复' });
  });

  it('does not promise a time that has passed', () => {
    const message = stripMessage(desk({ state: 'paused', pausedUntil: now }), [], time);
    expect(message.under).toBe('请稍候，或到其他窗口办理');
  });

  it('sends visitors elsewhere when it is closed', () => {
    expect(stripMessage(desk({ state: 'closed', serving: 'A012' }), [call()], time).line).toBe('窗口未开放');
  });
});
