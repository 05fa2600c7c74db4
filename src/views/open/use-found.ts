import { useEffect, useState } from 'react';
import type { Found } from '../../engine/index.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import type { Content } from './read-file.ts';

/** Milliseconds the content stays as it is before it is looked into. */
const rest = 250;

/** What the content holds, once it is known; null until then. */
export function useFound(content: Content): Found | null {
  const { findMessages } = useAppStoreApi().getState();
  const [known, setKnown] = useState<Readonly<{ content: Content; found: Found }> | null>(null);
  useEffect(() => {
    if (content.length === 0) return;
    let isStale = false;
    const timer = setTimeout(() => {
      void findMessages(content).then((found) => {
        if (!isStale && found) setKnown({ content, found });
      });
    }, rest);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [content, findMessages]);
  return known?.content === content ? known.found : null;
}
