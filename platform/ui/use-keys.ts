import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { listenToKeys, pageKeys, type KeyOwner } from './keys.ts';

/** The layer that pieces inside a dialogue belong to. */
export const KeyLayer = createContext(0);

/** Owns keys while the component is on the page. What they do may change with every render. */
export function useKeys(owners: readonly KeyOwner[]): void {
  const layer = useContext(KeyLayer);
  const current = useRef(owners);
  useLayoutEffect(() => {
    current.current = owners;
  });
  const names = owners.map((owner) => owner.key).join(' ');
  useEffect(() => {
    listenToKeys();
    const stops = (names ? names.split(' ') : []).map((key) =>
      pageKeys.own(() => {
        const owner = current.current.find((one) => one.key === key);
        return owner ? { layer, ...owner } : { key, title: '', press: () => {}, enabled: false, layer };
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [names, layer]);
}
