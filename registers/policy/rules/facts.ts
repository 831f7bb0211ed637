import type { Day } from '../../../kernel/day.ts';
import type { HallId } from '../../../kernel/ids.ts';
import type { LocalDocument, SwitchValue } from './words.ts';

/**
 * What this register records of a hall; why it was changed stands in a sealed row. A value is one that its switch names or a number, so
 * no fact holds free words. `SwitchStandsAgainstLaw` follows the `SwitchSet` that it warns of.
 */
export type PolicyFact =
  | { type: 'DocumentsAdopted'; hallId: HallId; documents: readonly LocalDocument[]; from: Day }
  | { type: 'SwitchSet'; hallId: HallId; key: string; value: SwitchValue; from: Day }
  | { type: 'SwitchCleared'; hallId: HallId; key: string; from: Day }
  | { type: 'SwitchStandsAgainstLaw'; hallId: HallId; key: string; from: Day };
