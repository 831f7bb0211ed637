/** The screens behind the first two: fetched while the visitor still reads, so that the first one is there at once. */
export { BasketScreen } from './BasketScreen.tsx';
export { ElsewhereScreen } from './ElsewhereScreen.tsx';
export { LeftOverScreen } from './LeftOverScreen.tsx';
export { PapersScreen } from './PapersScreen.tsx';
export { SearchScreen } from './SearchScreen.tsx';
export { TicketScreen } from './TicketScreen.tsx';
