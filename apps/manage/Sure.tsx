import { useState } from 'react';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';

type Props = {
  /** On the button: 登记离岗离职. */
  action: string;
  /** What follows from it, as a sentence. */
  follows: string;
  pending: boolean;
  onPress: () => void;
};

/** For what nobody can take back: the button says first what follows. */
export function Sure({ action, follows, pending, onPress }: Props) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <KeyButton tone="danger" onPress={() => setAsked(true)}>
        {action}…
      </KeyButton>
    );
  return (
    <span className="manage-sure" role="alert">
      {follows}
      <span className="manage-row">
        <KeyButton
          tone="danger"
          pending={pending}
          onPress={() => {
            setAsked(false);
            onPress();
          }}
        >
          {action}
        </KeyButton>
        <KeyButton onPress={() => setAsked(false)}>不办了</KeyButton>
      </span>
    </span>
  );
}
