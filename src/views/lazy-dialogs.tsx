import { lazy, Suspense, useState } from 'react';
import type { Dialog } from '../store/state.ts';
import { useAppStore } from '../store/use-app-store.tsx';

const OpenDialog = lazy(async () => ({
  default: (await import('./open/open-dialog.tsx')).OpenDialog,
}));
const HelpDialog = lazy(async () => ({
  default: (await import('./help/help-dialog.tsx')).HelpDialog,
}));
const GuidedTour = lazy(async () => ({
  default: (await import('./help/guided-tour.tsx')).GuidedTour,
}));

const OctetMapDialog = lazy(async () => ({
  default: (await import('./octet-map/octet-map-dialog.tsx')).OctetMapDialog,
}));

const FaultsDialog = lazy(async () => ({
  default: (await import('./faults/faults-dialog.tsx')).FaultsDialog,
}));

const UnnoticedDialog = lazy(async () => ({
  default: (await import('./faults/unnoticed-dialog.tsx')).UnnoticedDialog,
}));

/** The dialogs, each loaded when it is first opened and kept from then on, so that closing one gives
 *  the focus back. */
export function Dialogs() {
  const dialog = useAppStore((state) => state.dialog);
  const [opened, setOpened] = useState<readonly Dialog[]>([]);
  if (dialog !== null && !opened.includes(dialog)) setOpened([...opened, dialog]);
  return (
    <Suspense fallback={null}>
      {opened.includes('open') && <OpenDialog />}
      {opened.includes('help') && <HelpDialog />}
      {opened.includes('tour') && <GuidedTour />}
      {opened.includes('octet-map') && <OctetMapDialog />}
      {opened.includes('faults') && <FaultsDialog />}
      {opened.includes('unnoticed') && <UnnoticedDialog />}
    </Suspense>
  );
}
