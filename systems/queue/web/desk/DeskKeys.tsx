import type { ReactNode } from 'react';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import { useKeys } from '../../../../platform/ui/use-keys.ts';
import type { DeskAct } from './desk-keys.ts';
import type { Offer, Offers } from './offers.ts';
import './keys.css';

export type DeskKeysProps = {
  offers: Offers;
  onAct: (act: DeskAct) => void;
  /** The act sent and not yet answered; every other key rests with it. */
  pending: DeskAct | 'undo' | undefined;
  /** One line under the next step: what just came of a press. */
  said: ReactNode;
};

/** The next step and the other keys of the visitor in hand, each always at its place. */
export function DeskKeys({ offers, onAct, pending, said }: DeskKeysProps) {
  const { next, beside } = offers;
  const confirm = [next, ...beside].find(({ act }) => act === 'confirm');
  const mayConfirm = confirm !== undefined && confirm.unavailable === undefined && pending === undefined;
  // The space bar is the larger key; where a button has the focus, it presses that one.
  useKeys(confirm ? [{ key: 'Space', title: confirm.label, enabled: mayConfirm, press: () => onAct('confirm') }] : []);
  return (
    <div className="qd-keys">
      <div className="qd-keys-next">
        <ActButton offer={next} onAct={onAct} pending={pending} isNext />
      </div>
      <output className="qd-keys-said">{said}</output>
      {beside.map((offer) => (
        <ActButton key={offer.act} offer={offer} onAct={onAct} pending={pending} />
      ))}
    </div>
  );
}

type ActButtonProps = { offer: Offer; onAct: (act: DeskAct) => void; pending: DeskAct | 'undo' | undefined; isNext?: boolean };

/** The button of an offer; while something is under way it rests, and that which is under way shows it. */
export function ActButton({ offer, onAct, pending, isNext = false }: ActButtonProps) {
  const { act, label, keyName } = offer;
  const mine = pending === act;
  const unavailable = offer.unavailable ?? (pending !== undefined && !mine ? '上一步还在进行，请稍候' : undefined);
  return (
    <KeyButton
      wide
      tone={isNext ? 'main' : 'plain'}
      pending={mine}
      unavailable={mine ? undefined : unavailable}
      onPress={() => onAct(act)}
      {...(keyName === undefined ? {} : { keyName })}
    >
      {label}
    </KeyButton>
  );
}
