import type { DocumentId } from '../../../kernel/clause-ids.generated.ts';

/** A document that a hall can adopt. The law is none: it holds everywhere. */
export type LocalDocument = Exclude<DocumentId, 'law'>;
export const localDocuments = [
  'zhongyang',
  'chengan',
  'dongsheng',
  'xuchang',
  'dafan',
] as const satisfies readonly LocalDocument[];

/** What a switch can hold: a word, a number, yes or no, or a list of words and numbers. */
export type SwitchValue = string | number | boolean | (string | number)[];
