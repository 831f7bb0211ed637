import { setTimeout as sleep } from 'node:timers/promises';

/** How long a start waits for others, and what it tells the person meanwhile. */
export class Patience {
  readonly limitSeconds: number;
  readonly #limitMs: number;
  readonly #tell: (sentence: string, chinese: string) => void;
  readonly #began = Date.now();
  #waitingSince: number | undefined;
  #toldAt = 0;

  constructor(limitMs: number, tell: ((sentence: string, chinese: string) => void) | undefined) {
    this.#limitMs = limitMs;
    this.limitSeconds = Math.round(limitMs / 1000);
    this.#tell = tell ?? (() => undefined);
  }

  /** Waits a moment for another process to let go of the folder; false when the limit is over. */
  async forRelease(cluster: string): Promise<boolean> {
    this.#waitingSince ??= Date.now();
    if (Date.now() - this.#waitingSince > this.#limitMs) return false;
    this.#say(
      `Waiting for an earlier database process to let go of ${cluster} (up to ${this.limitSeconds} seconds).`,
      `正在等待上一个数据库进程释放 ${cluster}(最多 ${this.limitSeconds} 秒)。`,
    );
    await sleep(250);
    return true;
  }

  /** A server that is repairing itself after a crash is working, however long it takes; so this has no limit. */
  async forRecovery(pauseMs = 250): Promise<void> {
    if (Date.now() - this.#began > 3000) {
      this.#say(
        'The database is still starting; after an unclean end it puts itself in order first. Nothing that was saved is lost.',
        '数据库仍在启动；如果上次没有正常关闭，它会先自行恢复，已保存的数据不会丢失。',
      );
    }
    if (pauseMs > 0) await sleep(pauseMs);
  }

  #say(sentence: string, chinese: string): void {
    if (Date.now() - this.#toldAt < 5000) return;
    this.#toldAt = Date.now();
    this.#tell(sentence, chinese);
  }
}
