import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { type Change, changesOf, withChange } from './changes.ts';
import { useChangeWords } from './use-change-words.ts';

/** What changes within this time is told together, and a run that is over within it did not start. */
const togetherMilliseconds = 300;

/** Says to assistive technology what has changed: the only voice of the run, so that nothing is said
 *  twice. */
export function Announcer() {
  const { i18n } = useTranslation();
  const store = useAppStoreApi();
  const words = useChangeWords();
  const latest = useRef(words);
  latest.current = words;
  const [said, say] = useState({ text: '', count: 0 });
  useEffect(() => {
    let pending: readonly Change[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = () => {
      timer = null;
      const state = store.getState();
      const texts = pending.map((change) => latest.current(change, state));
      pending = [];
      const text = texts.filter((one) => one !== '').join('. ');
      if (text !== '') say(({ count }) => ({ text, count: count + 1 }));
    };
    const stop = store.subscribe((now, before) => {
      if (!i18n.exists('announce.level')) return;
      const changes = changesOf(before, now);
      if (changes.length === 0) return;
      pending = changes.reduce(withChange, pending);
      timer ??= setTimeout(flush, togetherMilliseconds);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store, i18n]);
  return (
    <VisuallyHidden role="status">
      {/* A new element each time: the same words once more are said again. */}
      <span key={said.count}>{said.text}</span>
    </VisuallyHidden>
  );
}
