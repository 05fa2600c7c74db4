import { lazy, Suspense, useEffect, useRef, useState } from 'react';
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

const afterClosing = 30;

/** Gives the focus back to where it was before a dialog opened. The dialog does so itself, but not
 *  when it was loaded for the purpose. */
function useFocusBack(isOpen: boolean) {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (isOpen) {
      before.current = document.activeElement;
      return;
    }
    const atClosing = document.activeElement;
    const timer = setTimeout(() => {
      const { current } = before;
      const now = document.activeElement;
      const isLost = now === document.body || now === atClosing;
      if (isLost && current instanceof HTMLElement) current.focus({ preventScroll: true });
    }, afterClosing);
    return () => clearTimeout(timer);
  }, [isOpen]);
}

/** The dialogs, each loaded when it is first opened and kept from then on, so that closing one gives
 *  the focus back. */
export function Dialogs() {
  const dialog = useAppStore((state) => state.dialog);
  useFocusBack(dialog !== null);
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
