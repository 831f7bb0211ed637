import type { HallId, WindowId } from '../../kernel/ids.ts';

/** What the simulator is told: where the hall is, and as whom it may act. It gets nothing that a real client would not have. */
export type Orders = {
  base: string;
  seed: number;
  halls: readonly HallOrders[];
};

export type HallOrders = {
  hallId: HallId;
  /** Visitors on an ordinary day. */
  visitsADay: number;
  kioskToken: string;
  matters: readonly MatterOrders[];
  windows: readonly WindowOrders[];
};

export type MatterOrders = { code: string; share: number; minutes: number };

export type WindowOrders = { windowId: WindowId; userName: string; password: string; padToken: string };
