import { editsOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import classes from './message.module.css';
import { useInspected } from './use-inspected.ts';

/** That the octets of an opened message are not those that were opened, and the way back. */
export function EditedNote() {
  const { t } = useTranslation();
  const { source } = useInspected().trace;
  const editOpened = useAppStore((state) => state.editOpened);
  const count = editsOf(source).length;
  if (count === 0) return null;
  return (
    <p className={classes.hint}>
      {t('inspector.message.edited', { count })}{' '}
      <LinkButton onClick={() => editOpened([])}>{t('inspector.message.toOriginal')}</LinkButton>
    </p>
  );
}
