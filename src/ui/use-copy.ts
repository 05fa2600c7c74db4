import { useEffect, useState } from 'react';
import { type Copied, copyToClipboard } from './copy-to-clipboard.ts';

export type CopyState = 'idle' | 'copied' | 'failed';

/** Copies text and says for two seconds how it went. */
export function useCopy(): Readonly<{ state: CopyState; copy: (copied: Copied) => void }> {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (copied: Copied) => {
    void copyToClipboard(copied).then((done) => setState(done ? 'copied' : 'failed'));
  };
  return { state, copy };
}
