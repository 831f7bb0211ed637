import type { Tone } from '../../ui/Badge.tsx';
import type { AccessKind } from '../wire.ts';

/** What a line of the access log tells, in a word. */
export const accessWords: Record<AccessKind, { word: string; tone: Tone }> = {
  'signed-in': { word: '登录', tone: 'good' },
  'wrong-password': { word: '密码不对', tone: 'warn' },
  locked: { word: '账号锁定', tone: 'alarm' },
  'slowed-down': { word: '尝试过多，放慢', tone: 'warn' },
  'signed-out': { word: '退出', tone: 'quiet' },
  'session-ended': { word: '被下线', tone: 'calm' },
  unlocked: { word: '解除锁定', tone: 'calm' },
  'device-signed-in': { word: '设备接入', tone: 'quiet' },
  'device-refused': { word: '设备被拒', tone: 'warn' },
};
