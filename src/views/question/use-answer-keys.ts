import { useEffect, useRef } from 'react';
import { placeOfKey } from '../letters.ts';

type Keys = Readonly<{
  count: number;
  onPlace: (place: number) => void;
  onEnter: () => void;
}>;

/** A–H and 1–8 choose, Enter answers, wherever in the dialog the focus is. */
export function useAnswerKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.matches('input:not([type="radio"]), textarea, select')) return;
      const { count, onPlace, onEnter } = latest.current;
      const place = placeOfKey(event.key, count);
      const isOption = target?.closest('[data-option]') != null;
      if (place !== null) onPlace(place);
      else if (event.key === 'Enter' && (isOption || target?.closest('button') == null)) onEnter();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
