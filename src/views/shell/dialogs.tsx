import { useEffect, useRef, useState } from 'react';
import type { Dialog } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import {
  FaultsDialog,
  GuidedTour,
  HelpDialog,
  OctetMapDialog,
  OpenDialog,
  UnnoticedDialog,
} from '../parts.ts';

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
    <>
      {opened.includes('open') && <OpenDialog />}
      {opened.includes('help') && <HelpDialog />}
      {opened.includes('tour') && <GuidedTour />}
      {opened.includes('octet-map') && <OctetMapDialog />}
      {opened.includes('faults') && <FaultsDialog />}
      {opened.includes('unnoticed') && <UnnoticedDialog />}
    </>
  );
}
