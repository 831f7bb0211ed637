import { createContext, useContext } from 'react';
import { isGranted } from '../../kernel/place.ts';
import type { HallId } from '../../kernel/ids.ts';
import type { SignedIn } from '../../platform/sign-in/wire.ts';
import type { HallView } from '../../registers/places/wire.ts';

/** Who looks at the page, at which hall, and what they may do there. */
export type Standing = {
  session: SignedIn;
  hall: HallView;
  halls: readonly HallView[];
  /** Whether the person may do this at the hall on the page, or everywhere. */
  may: (action: string, at?: 'hall' | 'jurisdiction') => boolean;
};

export const StandingContext = createContext<Standing | undefined>(undefined);

/** For pages inside the frame, which shows none of them before it knows. */
export function useStanding(): Standing {
  const standing = useContext(StandingContext);
  if (!standing) throw new Error('a page stands outside the frame');
  return standing;
}

export const mayAt = (session: SignedIn, hallId: HallId, action: string, at: 'hall' | 'jurisdiction' = 'hall'): boolean =>
  isGranted(session.grants, action, at === 'hall' ? { hallId } : {});
