import { useEffect, useState } from 'react';

/** Whether the window is at most so many pixels wide. Paper is no window: while the page is printed the
 *  answer stays what it was. */
export function useNarrow(most: number): boolean {
  const query = `(max-width: ${most}px)`;
  const [narrow, setNarrow] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const width = window.matchMedia(query);
    const paper = window.matchMedia('print');
    const look = () => {
      if (!paper.matches) setNarrow(width.matches);
    };
    look();
    width.addEventListener('change', look);
    paper.addEventListener('change', look);
    return () => {
      width.removeEventListener('change', look);
      paper.removeEventListener('change', look);
    };
  }, [query]);
  return narrow;
}
