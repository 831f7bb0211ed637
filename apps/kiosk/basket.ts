import type { Priority } from '../../systems/queue/wire.ts';
import type { PendingTicket } from './pending-ticket.ts';
import type { Choice } from './steps.ts';

/** What a visitor has chosen so far to have done under one number, in the order of the touches. */
export type Basket = readonly Choice[];

/** What the visitor said of herself on the way. */
export type OfVisitor = { priority: Priority; name: string };
export const nothingSaid: OfVisitor = { priority: 'ordinary', name: '' };

const isSame = (a: Choice, b: Choice): boolean =>
  a.matter || b.matter ? a.matter?.code === b.matter?.code : a.groupId === b.groupId;

/** The basket with one more choice; the same matter is not done twice. */
export const withChoice = (basket: Basket, choice: Choice): Basket =>
  basket.some((one) => isSame(one, choice)) ? basket : [...basket, choice];

/** The basket without this choice. */
export const withoutChoice = (basket: Basket, choice: Choice): Basket => basket.filter((one) => !isSame(one, choice));

/** A choice as the screens say it: the everyday name of the matter, or the business. */
export const choiceWords = ({ matter, groupName }: Choice): string => matter?.shortName ?? `${groupName}业务`;

/** What is asked of the hall for these choices. @throws RangeError  nothing was chosen */
export function ticketFor(basket: Basket, { priority, name }: OfVisitor): PendingTicket['body'] {
  const asked = basket.map(({ matter, groupId }) => (matter ? { matterCode: matter.code } : { groupId }));
  const [first, ...further] = asked;
  if (!first) throw new RangeError('a ticket is taken for something');
  const given = name.trim();
  return { ...first, ...(further.length > 0 ? { further } : {}), priority, ...(given ? { name: given } : {}) };
}
