import { useEffect, useState } from 'react';
import { type FoundMessage, isEmptyMaterial } from '../../engine/index.ts';
import type { MessageVerdict } from '../../store/held-keys-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { openingWith } from './opening.ts';

/** The verdicts known so far, by the place of the message in the list. */
export type Verdicts = ReadonlyMap<number, MessageVerdict>;

const none: Verdicts = new Map();
const nothingToCome: Judged = { verdicts: none, settled: true };
const nothingYet: Judged = { verdicts: none, settled: false };

/** `settled`: there is nothing more to come. */
export type Judged = Readonly<{ verdicts: Verdicts; settled: boolean }>;

/** What the keys held make of each message, one after the other, as long as the list is shown; of one
 *  alone where `always`. */
export function useVerdicts(messages: readonly FoundMessage[], always: boolean): Judged {
  const { judgeMessage } = useAppStoreApi().getState();
  const material = useAppStore(({ heldKeys }) => heldKeys.material);
  const [known, setKnown] = useState<(Judged & Readonly<{ of: unknown; by: unknown }>) | null>(
    null,
  );
  const isWorth = !isEmptyMaterial(material) && messages.length >= (always ? 1 : 2);
  useEffect(() => {
    if (!isWorth) return;
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
        const settled = index === messages.length - 1;
        setKnown({ of: messages, by: material, verdicts: new Map(verdicts), settled });
      }
    };
    void judgeAll();
    return () => aborting.abort();
  }, [messages, material, isWorth, judgeMessage]);
  if (!isWorth) return nothingToCome;
  if (known?.of !== messages) return nothingYet;
  return { verdicts: known.verdicts, settled: known.settled && known.by === material };
}
