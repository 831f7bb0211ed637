/** What other rooms may ask of the queue's rules. */
export { switches } from './policy.ts';
export { allowedIn, type TicketAction, type TicketState } from './ticket.ts';
export { isSoundIdentityNumber } from './identity-number.ts';
export type { TicketFact, DeskFact } from './facts.ts';
