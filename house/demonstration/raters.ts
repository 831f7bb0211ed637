import { setTimeout as sleep } from 'node:timers/promises';
import { deviceSignIn } from '../../platform/sign-in/wire.ts';
import { giveEvaluation, type Level, type PadState } from '../../systems/evaluation/wire.ts';
import { pick, type Chance } from './chance.ts';
import { Answered, Client } from './client.ts';
import type { HallOrders, Orders, WindowOrders } from './orders.ts';

type Service = NonNullable<PadState['invited']>['services'][number];

const levelShares: readonly { level: Level; share: number }[] = [
  { level: 'very-satisfied', share: 0.84 },
  { level: 'satisfied', share: 0.12 },
  { level: 'basically-satisfied', share: 0.025 },
  { level: 'dissatisfied', share: 0.01 },
  { level: 'very-dissatisfied', share: 0.005 },
];

/** Rates at the pad of one window, for about two of three visitors. */
export async function rater(
  orders: Orders,
  hall: HallOrders,
  window: WindowOrders,
  chance: Chance,
  signal: AbortSignal,
): Promise<void> {
  const pad = new Client(orders.base);
  const signInPad = async (): Promise<void> => void (await pad.call(deviceSignIn, { body: { token: window.padToken } }));
  await signInPad();
  const seen = new Set<string>();
  await pad.follow(
    [`pad:${window.windowId}`],
    ({ state }) => {
      const services = (state as PadState).invited?.services.filter(({ invitationId }) => !seen.has(invitationId)) ?? [];
      if (services.length === 0) return;
      for (const { invitationId } of services) seen.add(invitationId);
      if (chance() < 0.65) void rate(services.map(({ invitationId }) => invitationId));
    },
    signal,
    signInPad,
  );

  async function rate(invitationIds: readonly Service['invitationId'][]): Promise<void> {
    await sleep(300 + chance() * 1_500);
    const { level } = pick(chance, levelShares, (one) => one.share);
    const isNegative = level === 'dissatisfied' || level === 'very-dissatisfied';
    const tags = isNegative ? [chance() < 0.5 ? ('slow' as const) : ('asked-twice' as const)] : [];
    await pad
      .call(giveEvaluation, {
        params: { hallId: hall.hallId, windowId: window.windowId },
        // Who had several things done here rates them with one touch.
        body: { ratings: invitationIds.map((invitationId) => ({ invitationId, level, tags })) },
      })
      // Somebody else rated at this pad, or the time was over.
      .catch((error: unknown) => {
        if (!(error instanceof Answered)) throw error as Error;
      });
  }
}
