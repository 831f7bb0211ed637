import { useEffect, useState } from 'react';
import { call } from '../../ui/client.ts';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { followPresence, presence } from '../../ui/presence.ts';
import { keepAfter, secondsLeft } from './idle.ts';
import { me } from '../wire.ts';
import '../../ui/afloat.css';
import './idle.css';

/** Says that somebody is here; when the sign-in is over already, the page learns it by the answer. */
const stay = () => {
  presence.touch();
  call(me).catch(() => {});
};

/**
 * For every page behind a sign-in: a minute before it ends because nobody was at the page, it says so. Whoever moves or presses anything is
 * there and goes on; a screen that shows live figures with nobody at it is signed out, as an unattended desk should be.
 */
export function IdleWarning() {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const look = () => setLeft(secondsLeft(presence.sinceCounted()));
    const stopFollowing = followPresence();
    // A person may be here for long without anything being asked.
    const stopListening = presence.onTouch(() => {
      if (presence.sinceCounted() < keepAfter) return;
      call(me).catch(() => {});
      look();
    });
    const timer = setInterval(look, 1_000);
    return () => {
      stopFollowing();
      stopListening();
      clearInterval(timer);
    };
  }, []);
  const warns = left !== undefined;
  useEffect(() => {
    if (!warns) return;
    const title = document.title;
    document.title = `即将退出 - ${title}`;
    return () => {
      document.title = title;
    };
  }, [warns]);
  if (!warns) return null;
  return (
    <div className="yc-afloat yc-idle">
      <p role="alert">很久没有操作，即将自动退出登录。移动鼠标、按任意键或点一下屏幕即可继续。</p>
      <span aria-hidden="true">{left} 秒</span>
      <KeyButton tone="main" onPress={stay}>
        继续
      </KeyButton>
    </div>
  );
}
