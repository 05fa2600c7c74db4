import { useEffect } from 'react';
import { useAppStore } from '../../store/use-app-store.tsx';

/** Has the browser ask before an opened message is lost: no link holds it, as it holds a run. */
export function useReloadWarning(): void {
  const isOpened = useAppStore((state) => state.trace.source.kind !== 'scenario');
  useEffect(() => {
    if (!isOpened) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isOpened]);
}
