import { useEffect, useState } from 'react';
import { deviceSignIn, me, type SignedIn } from '../../../platform/sign-in/wire.ts';
import { call, onSignedOut } from '../../../platform/ui/client.ts';
import { ownKind } from '../../../platform/ui/own-kind.ts';
import { problemFrom } from '../../../platform/ui/problem-error.ts';
import type { Problem } from '../../../platform/wire/problem.ts';

export type Device = NonNullable<SignedIn['device']>;

/** Who stands behind this screen: a registered device, a signed-in person, or nobody. */
export type HallSession =
  | { state: 'asking'; unreachable: boolean }
  /** `remembered`: the server was not reached, and this is what the screen was when it last was. */
  | { state: 'in'; device: Device | undefined; grants: SignedIn['grants']; source: 'server' | 'remembered' }
  | { state: 'out'; problem: Problem | undefined };

// A kiosk and a pad in one browser remember themselves apart.
const memory = () => `yc_device_${ownKind() ?? ''}`;
const asking: HallSession = { state: 'asking', unreachable: false };

/**
 * Signs the device of this screen in and says who it is. The token comes behind `#device=` once, is exchanged for a cookie, and leaves
 * the address; afterwards the cookie speaks. Without a server it goes on asking, and goes by what it was before.
 */
export function useHallSession(): HallSession {
  const [session, setSession] = useState<HallSession>(asking);
  useEffect(() => {
    const gone = new AbortController();
    const ask = async () => {
      const found = await identify(gone.signal, () => setSession(rememberedOr({ state: 'asking', unreachable: true })));
      if (!gone.signal.aborted) setSession(found);
    };
    const start = () => void ask().catch(() => undefined);
    start();
    const stop = onSignedOut(start);
    // The address of a registration that is opened on the page itself changes only what stands behind `#`.
    addEventListener('hashchange', start);
    return () => {
      gone.abort();
      stop();
      removeEventListener('hashchange', start);
    };
  }, []);
  return session;
}

async function identify(signal: AbortSignal, onRetry: () => void): Promise<HallSession> {
  const patiently = { signal, onRetry, tries: Number.POSITIVE_INFINITY };
  const token = new URLSearchParams(location.hash.slice(1)).get('device');
  let problem: Problem | undefined;
  if (token) {
    try {
      await call(deviceSignIn, { body: { token }, ...patiently });
    } catch (error) {
      if (signal.aborted) throw error;
      problem = problemFrom(error);
    }
    // Whether it was good or not: it must not stay in the address, where the next person can read it.
    history.replaceState(null, '', location.pathname + location.search);
  }
  const { session } = await call(me, patiently);
  remember(session?.device);
  if (session) return { state: 'in', device: session.device, grants: session.grants, source: 'server' };
  return { state: 'out', problem };
}

function remember(device: Device | undefined): void {
  try {
    if (device) localStorage.setItem(memory(), JSON.stringify(device));
    else localStorage.removeItem(memory());
  } catch {
    // A browser that keeps nothing only has to wait for the server after a restart.
  }
}

function rememberedOr(otherwise: HallSession): HallSession {
  try {
    const text = localStorage.getItem(memory());
    if (text) return { state: 'in', device: JSON.parse(text) as Device, grants: [], source: 'remembered' };
  } catch {
    // What cannot be read is as good as not there.
  }
  return otherwise;
}
