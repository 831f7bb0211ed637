/** The screens behind the first: fetched while the visitor still reads, so that the first one is there at once. */
import './later-screens.css';

export { BasketScreen } from './BasketScreen.tsx';
export { BasketStrip } from './BasketStrip.tsx';
export { ElsewhereScreen } from './ElsewhereScreen.tsx';
export { LeftOverScreen } from './LeftOverScreen.tsx';
export { MattersScreen } from './MattersScreen.tsx';
export { PapersScreen } from './PapersScreen.tsx';
export { SearchScreen } from './SearchScreen.tsx';
export { TakingScreen } from './TakingScreen.tsx';
export { TicketScreen } from './TicketScreen.tsx';
