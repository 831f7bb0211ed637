import { KeyButton } from '../../../platform/ui/KeyButton.tsx';
import { changeSpeed } from '../../../platform/wire/house.ts';
import type { Writes } from '../use-writes.ts';

const rates = [1, 5, 10, 30, 60] as const;

/** How fast the clock of a demonstration runs. A real hall has no such clock. */
export function Speed({ rate, writes }: { rate: number; writes: Writes }) {
  return (
    <section className="manage-card" aria-labelledby="speed">
      <h3 id="speed">演示时钟</h3>
      <p>
        现在是演示：大厅时间每分钟走 <strong>{rate}</strong> 分钟。想亲手操作一个窗口时，请调到 1 倍。
      </p>
      <p className="manage-row">
        {rates.map((one) => (
          <KeyButton
            key={one}
            tone={one === rate ? 'main' : 'plain'}
            pending={writes.busy}
            onPress={() => void writes.press(changeSpeed, { body: { rate: one } }, `演示时钟已调到 ${one} 倍`)}
          >
            {one} 倍
          </KeyButton>
        ))}
      </p>
    </section>
  );
}
