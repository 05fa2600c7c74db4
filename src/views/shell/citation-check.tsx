import { useEffect, useRef } from 'react';
import { driveSteps } from '../../store/drive-steps.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { citedDigest, damaged, digestInSteps, isCited } from '../run-digest.ts';

/** Says whether the run that a citing link opens is the one it was made of, once that has been run. */
export function CitationCheck() {
  const store = useAppStoreApi();
  const isDone = useAppStore(({ run }) => run.status === 'done');
  const cited = useRef(citedDigest(window.location.search));
  useEffect(() => {
    if (!isDone || cited.current === null) return;
    const wanted = cited.current;
    if (wanted === damaged) {
      cited.current = null;
      store.getState().notify({ tone: 'error', key: 'picture.citedDamaged', values: {} });
      return;
    }
    const stop = new AbortController();
    const { trace, notify } = store.getState();
    void driveSteps(digestInSteps(trace.events), stop.signal).then((digest) => {
      if (digest === null) return;
      cited.current = null;
      const isSame = isCited(wanted, digest.hex);
      const values = { cited: wanted, found: digest.hex.slice(0, wanted.length) };
      notify({
        tone: isSame ? 'info' : 'error',
        key: `picture.${isSame ? 'citedSame' : 'citedOther'}`,
        values,
      });
    });
    return () => stop.abort();
  }, [isDone, store]);
  return null;
}
