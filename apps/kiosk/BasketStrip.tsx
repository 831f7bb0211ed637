import { choiceWords, type Basket } from './basket.ts';
import './basket-strip.css';

export type BasketStripProps = { basket: Basket; onOpen: () => void };

/** What is chosen so far, above what can be touched: one touch leads to the ticket. */
export function BasketStrip({ basket, onOpen }: BasketStripProps) {
  return (
    <button type="button" className="kiosk-basket" onClick={onOpen}>
      <span className="kiosk-basket-what">
        已选 {basket.length} 件：{basket.map(choiceWords).join('、')}
      </span>
      <b>不加了，取号</b>
    </button>
  );
}
