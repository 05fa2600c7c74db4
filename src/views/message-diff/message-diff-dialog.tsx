import { useTranslation } from '../../i18n/translation.tsx';
import type { MessagePlace } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import { MessageDiff } from './message-diff.tsx';
import { idOf } from './messages-of-run.ts';
import type { Pick } from './side-picker.tsx';
import { sourceOf } from './use-sources.ts';

/** The dialog that compares a message of the run with another one. */
export function MessageDiffDialog() {
  const { t } = useTranslation();
  const kind = useAppStore((state) => state.trace.source.kind);
  const compared = useAppStore((state) => state.comparedMessages);
  if (compared === null) return null;
  const pick = (place: MessagePlace): Pick => ({
    source: sourceOf(place.side),
    message: idOf(place.messageId, place.payload, 'sent'),
    text: '',
  });
  const left = pick(compared.left);
  const right = compared.right && pick(compared.right);
  return (
    <Dialog
      name="message-diff"
      title={t('messageDiff.title')}
      closeLabel={t('messageDiff.close')}
      form="whole"
    >
      <MessageDiff key={JSON.stringify([kind, left, right])} first={{ left, right }} />
    </Dialog>
  );
}
