import { memo, useState } from 'react';
import type { Dialog } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { classToken } from '../class-token.ts';
import {
  ClassRoom,
  FaultsDialog,
  GuidedTour,
  HandoutDialog,
  HelpDialog,
  MessageDiffDialog,
  MysteryDialog,
  OctetMapDialog,
  OpenDialog,
  PaperDialog,
  QuestionDialog,
  StopsDialog,
  UnnoticedDialog,
} from '../parts.ts';

/** The dialogs, each loaded when it is first opened and kept from then on, so that closing one gives
 *  the focus back. */
export const Dialogs = memo(function Dialogs() {
  const dialog = useAppStore((state) => state.dialog);
  const [token] = useState(classToken);
  const [opened, setOpened] = useState<readonly Dialog[]>([]);
  if (dialog !== null && !opened.includes(dialog)) setOpened([...opened, dialog]);
  return (
    <>
      {opened.includes('open') && <OpenDialog />}
      {opened.includes('help') && <HelpDialog />}
      {opened.includes('tour') && <GuidedTour />}
      {opened.includes('octet-map') && <OctetMapDialog />}
      {opened.includes('message-diff') && <MessageDiffDialog />}
      {opened.includes('faults') && <FaultsDialog />}
      {opened.includes('unnoticed') && <UnnoticedDialog />}
      {opened.includes('stops') && <StopsDialog />}
      {opened.includes('handout') && <HandoutDialog />}
      {opened.includes('paper') && <PaperDialog />}
      {opened.includes('mystery') && <MysteryDialog />}
      {opened.includes('question') && <QuestionDialog />}
      {token !== null && <ClassRoom token={token} />}
    </>
  );
});
