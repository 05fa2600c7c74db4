import { useEffect, useState } from 'react';

/** Whether a media query holds for the window. Paper is no window: while the page is printed the
 *  answer stays what it was. */
export function useWindowQuery(query: string): boolean {
  const [holds, setHolds] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const size = window.matchMedia(query);
    const paper = window.matchMedia('print');
    const look = () => {
      if (!paper.matches) setHolds(size.matches);
    };
    look();
    size.addEventListener('change', look);
    paper.addEventListener('change', look);
    return () => {
      size.removeEventListener('change', look);
      paper.removeEventListener('change', look);
    };
  }, [query]);
  return holds;
}
