import { useEffect, useState } from 'react';
import { type FoundMessage, isEmptyMaterial } from '../../engine/index.ts';
import type { MessageVerdict } from '../../store/held-keys-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { openingWith } from './opening.ts';

/** The verdicts known so far, by the place of the message in the list. */
export type Verdicts = ReadonlyMap<number, MessageVerdict>;

const none: Verdicts = new Map();

/** What the keys held make of each of several messages, one after the other, as long as the list is
 *  shown. */
export function useVerdicts(messages: readonly FoundMessage[]): Verdicts {
  const { judgeMessage } = useAppStoreApi().getState();
  const material = useAppStore(({ heldKeys }) => heldKeys.material);
  const [known, setKnown] = useState<Readonly<{ of: unknown; verdicts: Verdicts }> | null>(null);
  useEffect(() => {
    if (messages.length < 2 || isEmptyMaterial(material)) return;
    const aborting = new AbortController();
    const { signal } = aborting;
    const judgeAll = async () => {
      const verdicts = new Map<number, MessageVerdict>();
      for (const [index, message] of messages.entries()) {
        if (signal.aborted) return;
        const { source } = openingWith(material, message);
        const verdict = source.kind === 'bundle' ? await judgeMessage(source, signal) : null;
        if (signal.aborted) return;
        if (verdict) verdicts.set(index, verdict);
        setKnown({ of: messages, verdicts: new Map(verdicts) });
      }
    };
    void judgeAll();
    return () => aborting.abort();
  }, [messages, material, judgeMessage]);
  return known?.of === messages && !isEmptyMaterial(material) ? known.verdicts : none;
}
