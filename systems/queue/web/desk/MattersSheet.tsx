import { useState } from 'react';
import { KeyButton } from '../../../../platform/ui/KeyButton.tsx';
import type { BodyOf } from '../../../../platform/wire/contract.ts';
import type { finishMatter, WindowState } from '../../wire.ts';
import { matterWords } from '../visit-words.ts';
import { places } from './places.ts';
import { ReasonSheet } from './ReasonSheet.tsx';
import { Sheet, type SheetProps } from './Sheet.tsx';

/** How the visit goes on after the matter at hand. */
export type GoingOn = BodyOf<typeof finishMatter>;
type Left = WindowState['left'][number];

type MattersSheetProps = Omit<SheetProps, 'children'> & {
  number: string;
  left: WindowState['left'];
  pending: boolean;
  onGoOn: (body: GoingOn, next: Left) => void;
  /** `only`: one of what is left; without it all of it is dropped. */
  onDrop: (reason: string, only?: Left) => void;
};

const dropReasons = ['材料没带齐，改日再来', '来访人没有时间了', '咨询后不用办了', '已在网上或其他地方办了'];

/** What is left of the visit: which matter is next and where, or that one of them, or none, is done any more. */
export function MattersSheet({ number, left, pending, onGoOn, onDrop, ...sheet }: MattersSheetProps) {
  const [place, setPlace] = useState<GoingOn['place']>('by-arrival');
  const [staysHere, setStaysHere] = useState(true);
  const [step, setStep] = useState<'go-on' | 'which' | { drop: Left | 'all' }>('go-on');
  if (step === 'which')
    return <WhichToDrop {...sheet} number={number} left={left} pending={pending} onChosen={(drop) => setStep({ drop })} />;
  if (step !== 'go-on') {
    const only = step.drop === 'all' ? undefined : step.drop;
    return (
      <ReasonSheet
        key="drop"
        {...sheet}
        title={`${number} ${dropWords(step.drop, left)}不办了：请写明理由`}
        usual={dropReasons}
        verb="不办了"
        pending={pending}
        onSend={(reason) => onDrop(reason, only)}
      />
    );
  }
  const isHere = (one: Left) => one.isServedHere && staysHere;
  const goOn = (one: Left) => {
    const next = { matterCode: one.matterCode, groupId: one.groupId };
    onGoOn({ go: isHere(one) ? 'here' : 'queue', next, place }, one);
  };
  return (
    <Sheet key="next" {...sheet}>
      <p>手上这件办完后，接着办哪一件：</p>
      <LeftKeys
        left={left}
        pending={pending}
        words={(one) => `${matterWords(one)} · ${isHere(one) ? '在本窗口接着办' : `转到${one.groupName}组`}`}
        onPress={goOn}
      />
      {left.some((one) => one.isServedHere) && (
        <label className="qd-check">
          <input type="checkbox" checked={!staysHere} onChange={(event) => setStaysHere(!event.target.checked)} />
          本窗口能办的也转出去，由空出的窗口办
        </label>
      )}
      {left.some((one) => !isHere(one)) && (
        <fieldset className="qd-radios">
          <legend>转出后排在</legend>
          {places.map((one) => (
            <label key={one.place}>
              <input type="radio" name="visit-place" checked={place === one.place} onChange={() => setPlace(one.place)} />
              {one.words}
            </label>
          ))}
        </fieldset>
      )}
      <p className="qd-sheet-actions">
        <KeyButton keyName="0" onPress={() => setStep(left.length === 1 ? { drop: 'all' } : 'which')}>
          {left.length === 1 ? '这件不办了…' : '有事项不办了…'}
        </KeyButton>
      </p>
    </Sheet>
  );
}

/** What is dropped, as the question for the reason says it. */
const dropWords = (drop: Left | 'all', left: readonly Left[]): string =>
  drop !== 'all' ? `“${matterWords(drop)}”` : left.length === 1 ? `“${matterWords(left[0]!)}”` : `其余 ${left.length} 件`;

type WhichToDropProps = Omit<SheetProps, 'children' | 'title'> &
  Pick<MattersSheetProps, 'number' | 'left' | 'pending'> & { onChosen: (drop: Left | 'all') => void };

/** Of several that are left, which are not done any more: one by its digit, or all of them. */
function WhichToDrop({ number, left, pending, onChosen, ...sheet }: WhichToDropProps) {
  return (
    <Sheet key="which" {...sheet} title={`${number} 哪件不办了`}>
      <LeftKeys left={left} pending={pending} words={matterWords} onPress={onChosen} />
      <p className="qd-sheet-actions">
        <KeyButton keyName="0" pending={pending} onPress={() => onChosen('all')}>
          {`${left.length} 件都不办了`}
        </KeyButton>
      </p>
    </Sheet>
  );
}

type LeftKeysProps = Pick<MattersSheetProps, 'left' | 'pending'> & { words: (one: Left) => string; onPress: (one: Left) => void };

/** What is left, each with its digit. */
const LeftKeys = ({ left, pending, words, onPress }: LeftKeysProps) => (
  <div className="qd-matters">
    {left.map((one, nth) => (
      <KeyButton
        key={`${one.groupId} ${one.matterCode}`}
        wide
        keyName={String(nth + 1)}
        pending={pending}
        onPress={() => onPress(one)}
      >
        {words(one)}
      </KeyButton>
    ))}
  </div>
);
