import { wait } from './gaps.ts';

const gap = 2_000;

/** Fetches a part of a page that is not in its first load, and goes on trying: a machine may start before its network does. */
export async function loadPatiently<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch {
      await wait(gap);
    }
  }
}
