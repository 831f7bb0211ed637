import { useState } from 'react';
import { call } from '../../platform/ui/client.ts';
import { pageDrafts } from '../../platform/ui/drafts.ts';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import { signOut } from '../../platform/sign-in/wire.ts';

/** Ends the sign-in and leads to the sign-in page. */
export function SignOut() {
  const [state, setState] = useState<'here' | 'leaving' | 'failed'>('here');
  const leave = () => {
    setState('leaving');
    call(signOut).then(
      () => {
        pageDrafts.dropAll();
        location.replace('/sign-in?next=%2Fwindow');
      },
      () => setState('failed'),
    );
  };
  return (
    <>
      <KeyButton pending={state === 'leaving'} onPress={leave}>
        退出登录
      </KeyButton>
      {state === 'failed' && <span role="alert">没有退出成功，请检查网络后再点一次。</span>}
    </>
  );
}
