import { useCallback, useSyncExternalStore } from 'react';
import { pageLive, type TopicView } from './live.ts';

/** The present state of a topic such as `board:<id>`, and how fresh it is. `undefined` asks for nothing. */
export function useTopic<T>(topic: string | undefined): TopicView<T> {
  const live = pageLive();
  const subscribe = useCallback(
    (listener: () => void) => (topic === undefined ? () => {} : live.subscribe(topic, listener)),
    [live, topic],
  );
  return useSyncExternalStore(subscribe, () => (topic === undefined ? (nothing as TopicView<T>) : live.view<T>(topic)));
}

const nothing: TopicView<unknown> = { state: undefined, at: undefined, connection: 'connecting', lastHeard: undefined };
