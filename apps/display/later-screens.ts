import { lazy } from 'react';
import { loadPatiently } from '../../platform/ui/load-patiently.ts';

// A board never becomes a strip or a pad, and is chosen a place for once: what a screen does not show, it does not fetch first.
export const ChoosePlace = lazy(async () => ({ default: (await loadPatiently(() => import('./ChoosePlace.tsx'))).ChoosePlace }));
export const PadPage = lazy(async () => ({ default: (await loadPatiently(() => import('./PadPage.tsx'))).PadPage }));
export const StripPage = lazy(async () => ({ default: (await loadPatiently(() => import('./StripPage.tsx'))).StripPage }));
