import { useAppStore } from '../../store/use-app-store.tsx';

/** Index of the last event whose result is shown: the cursor, or the end where the whole run is shown.
 *  Between `first − 1` and `last`, so that what lies outside changes nothing. */
export function useReach({ first, last }: Readonly<{ first: number; last: number }>): number {
  return useAppStore(({ cursor, wholeRun }) =>
    Math.max(Math.min(wholeRun ? last : cursor, last), first - 1),
  );
}
