import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  window.visualViewport?.addEventListener('resize', onChange);
  return () => window.visualViewport?.removeEventListener('resize', onChange);
}

const isCloser = () => (window.visualViewport?.scale ?? 1) > 1;

/** Whether two fingers have made the page larger than its window. */
export const useSeenCloser = (): boolean => useSyncExternalStore(subscribe, isCloser);
