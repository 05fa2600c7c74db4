import { useEffect } from 'react';

const attribute = 'data-mantine-color-scheme';

/** Paper is white: while the page is printed it has the colours of the light theme. */
export function usePrintColours(): void {
  useEffect(() => {
    const root = document.documentElement;
    let before: string | null = null;
    const toLight = () => {
      before = root.getAttribute(attribute);
      root.setAttribute(attribute, 'light');
    };
    const back = () => {
      if (before !== null) root.setAttribute(attribute, before);
      before = null;
    };
    window.addEventListener('beforeprint', toLight);
    window.addEventListener('afterprint', back);
    return () => {
      window.removeEventListener('beforeprint', toLight);
      window.removeEventListener('afterprint', back);
    };
  }, []);
}
