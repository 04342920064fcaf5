import { useSyncExternalStore } from 'react';

/** View state outside React: one small store per word, for what its page and its actions both need. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (change: (before: T) => T) => void;
  readonly subscribe: (onChange: () => void) => () => void;
}

/** Makes a store holding `initial`. Listeners hear of every change that makes another value. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (change) => {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
  };
}

/** A part of a store, followed by the component. `pick` returns a part as it stands, never a new object. */
export function useStore<T, P>(store: Store<T>, pick: (value: T) => P): P {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()));
}
