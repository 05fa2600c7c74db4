import { lazy, Suspense } from 'react';
import type { NamedValue } from '../engine/index.ts';

const Button = lazy(async () => ({
  default: (await import('./lineage/lineage-button.tsx')).LineageButton,
}));

/** The way from a value to its lineage, loaded with the first value that is shown. */
export function LineageButton({ value }: { value: NamedValue }) {
  return (
    <Suspense fallback={null}>
      <Button value={value} />
    </Suspense>
  );
}
