import { useEffect, useState } from 'react';

/** Counts the news of a feed that concern this view; use the number as part of a `useCall` key. */
export function useFeed<T>(
  subscribe: (onValue: (value: T) => void) => () => void,
  concerns: (value: T) => boolean,
): number {
  const [count, setCount] = useState(0);
  useEffect(() => subscribe((value) => void (concerns(value) && setCount((n) => n + 1))), []);
  return count;
}
