import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import { OpenForm } from './open-form.tsx';

/** The dialog that opens a scenario, a message bundle or a message made elsewhere. */
export function OpenDialog() {
  const { t } = useTranslation();
  const closeDialog = useAppStore((state) => state.closeDialog);
  return (
    <Dialog name="open" title={t('open.title')} closeLabel={t('open.close')} size={640}>
      <OpenForm onDone={closeDialog} />
    </Dialog>
  );
}
