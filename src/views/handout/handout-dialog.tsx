import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import type { DrawMoment } from '../made-run.ts';
import { Handout } from './handout.tsx';

/** The dialog in which the open lesson is made ready for paper. */
export function HandoutDialog({ draw }: { draw: DrawMoment }) {
  const { t } = useTranslation();
  const open = useAppStore((state) => state.openedLesson);
  return (
    <Dialog name="handout" title={t('handout.title')} closeLabel={t('handout.close')} form="whole">
      {open !== null && <Handout open={open} draw={draw} />}
    </Dialog>
  );
}
