// What a run has opened is closed at its end, however it ends: processes stopped, folders removed.

type Close = () => Promise<void>;
const open: Close[] = [];
let closing: Promise<void> | undefined;

/** Remembers what to close. Answers a function that closes it now and forgets it. */
export function atTheEnd(close: Close): Close {
  open.push(close);
  return async () => {
    const at = open.indexOf(close);
    if (at < 0) return;
    open.splice(at, 1);
    await close();
  };
}

/** Closes everything, the newest first. Calling it again waits for the same end. */
export const closeAll = (): Promise<void> =>
  (closing ??= (async () => {
    while (open.length > 0)
      await open.pop()!().catch((error: unknown) => console.error(`closing went wrong: ${(error as Error).message}`));
    closing = undefined;
  })());

/** A run that is interrupted cleans up like one that ends. */
export function closeWhenAsked(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.on(signal, () => void closeAll().finally(() => process.exit(code)));
}
