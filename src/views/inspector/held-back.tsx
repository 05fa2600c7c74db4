import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { EmptyNote } from './empty-note.tsx';
import classes from './inspector.module.css';

/** Stands for a result the cursor has not reached. */
export function HeldBack() {
  const { t } = useTranslation();
  const toggleWholeRun = useAppStore((state) => state.toggleWholeRun);
  return (
    <EmptyNote text={t('inspector.empty.heldBack')}>
      <LinkButton className={classes.link} onClick={toggleWholeRun}>
        {t('inspector.showWholeRun')}
      </LinkButton>
    </EmptyNote>
  );
}
