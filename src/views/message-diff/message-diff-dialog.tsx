import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import { MessageDiff } from './message-diff.tsx';
import { idOf } from './messages-of-run.ts';

/** The dialog that compares a message of the run with another one. */
export function MessageDiffDialog() {
  const { t } = useTranslation();
  const kind = useAppStore((state) => state.trace.source.kind);
  const compared = useAppStore((state) => state.comparedMessage);
  if (compared === null) return null;
  const first = idOf(compared.messageId, compared.payload, 'sent');
  return (
    <Dialog
      name="message-diff"
      title={t('messageDiff.title')}
      closeLabel={t('messageDiff.close')}
      form="whole"
    >
      <MessageDiff key={`${kind}/${first}`} first={first} />
    </Dialog>
  );
}
