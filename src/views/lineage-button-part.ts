import { lazyPart } from './lazy-part.tsx';

/** Apart from the other parts: rows of the parts themselves show it. */
export const LineageButton = lazyPart(
  async () => (await import('./lineage/lineage-button.tsx')).LineageButton,
  'quiet',
);
