/** A moment as the halls' clocks show it, whatever the machine is set to: `2026-11-22 11:15:20`. */
export const beijingTime = (at: Date | string): string =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
