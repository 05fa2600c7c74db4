import { useEffect, useRef } from 'react';
import type { Found } from '../../engine/index.ts';
import type { Holding } from '../../store/held-keys-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import type { Content } from './read-file.ts';

/** Takes an input that holds keys and no message into the keys held, and tells what became of it. */
export function useTakenKeys(
  content: Content,
  found: Found | null,
  name: string,
  onTaken: (holding: Holding) => void,
): void {
  const { holdKeys } = useAppStoreApi().getState();
  const taken = useRef<Content | null>(null);
  useEffect(() => {
    if (!found?.ok || found.document !== 'keys' || taken.current === content) return;
    taken.current = content;
    void holdKeys({ name, content }).then((holding) => {
      if (holding.status === 'held') taken.current = null;
      onTaken(holding);
    });
  });
}
