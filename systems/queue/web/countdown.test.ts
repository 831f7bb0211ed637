import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCountdown } from './countdown.ts';

function made() {
  const countdown = createCountdown();
  const onEnd = vi.fn<() => void>();
  countdown.whenOver(onEnd);
  return { countdown, onEnd };
}

describe('the countdown of a public screen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows whole seconds and ends once', () => {
    const { countdown, onEnd } = made();
    countdown.restart(60);
    expect(countdown.left()).toBe(60);
    vi.advanceTimersByTime(59_000);
    expect(countdown.left()).toBe(1);
    expect(onEnd).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(countdown.left()).toBe(0);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('begins anew when somebody needs more time', () => {
    const { countdown, onEnd } = made();
    countdown.restart(60);
    vi.advanceTimersByTime(55_000);
    countdown.restart(60);
    vi.advanceTimersByTime(55_000);
    expect(countdown.left()).toBe(5);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('never ends while it is held, as during a command under way', () => {
    const { countdown, onEnd } = made();
    countdown.restart(60);
    vi.advanceTimersByTime(10_000);
    countdown.stop();
    vi.advanceTimersByTime(600_000);
    expect(countdown.left()).toBe(50);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('tells listeners once a second, not at every look', () => {
    const { countdown } = made();
    const told = vi.fn<() => void>();
    countdown.restart(10);
    countdown.subscribe(told);
    vi.advanceTimersByTime(3_000);
    expect(told).toHaveBeenCalledTimes(3);
  });

  it('can begin again after its end', () => {
    const { countdown, onEnd } = made();
    countdown.restart(1);
    vi.advanceTimersByTime(1_000);
    countdown.restart(1);
    vi.advanceTimersByTime(1_000);
    expect(onEnd).toHaveBeenCalledTimes(2);
  });
});
