/** What other rooms may ask of policy: its words, and which clauses a hall is shown. */
export { localDocuments, type LocalDocument, type SwitchValue } from './words.ts';
export { shownClauses } from '../../../kernel/policy.ts';
