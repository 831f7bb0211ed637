import type { BodyOf } from '../../../../platform/wire/contract.ts';
import type { transfer } from '../../wire.ts';

/** At which place of a line somebody stands who is sent on; the first is what is right for most. */
export const places: readonly { place: NonNullable<BodyOf<typeof transfer>['place']>; words: string }[] = [
  { place: 'by-arrival', words: '按原取号时间' },
  { place: 'first', words: '排在最前' },
  { place: 'last', words: '排在最后' },
];
