import { useDeferredValue, useMemo } from 'react';

/** Runs of more events than this are told after the rest of the page, in slices that do not hold it up. */
const mostAtOnce = 3000;

/** What a part of the page shows: of a short run the values as they are. Of a run of so many events, what
 *  was there before (at first `before`) until the new is drawn behind it. */
export function useLate<T extends object, Before = T>(
  now: T,
  count: number,
  before: T | Before = now,
): T | Before {
  // The same values are the same object, or the part would be drawn behind itself for ever.
  // biome-ignore lint/correctness/useExhaustiveDependencies: its values are what it depends on
  const kept = useMemo(() => now, Object.values(now));
  const drawn = useDeferredValue<T | Before>(kept, before);
  return count > mostAtOnce ? drawn : kept;
}
