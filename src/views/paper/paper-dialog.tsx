import { useTranslation } from '../../i18n/translation.tsx';
import type { AppState } from '../../store/state.ts';
import { Dialog } from '../dialog.tsx';
import { PaperForm } from './paper-form.tsx';

type Props = Readonly<{ addressOf: (state: AppState) => URL }>;

/** The dialog in which a discussion paper of what is on the screen is put together. */
export function PaperDialog({ addressOf }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      name="paper"
      title={t('paper.dialog.title')}
      closeLabel={t('paper.dialog.close')}
      size={760}
    >
      <PaperForm addressOf={addressOf} />
    </Dialog>
  );
}
