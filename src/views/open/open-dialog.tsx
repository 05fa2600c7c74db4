import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './open.module.css';
import { OpenForm } from './open-form.tsx';

/** The dialog that opens a scenario, a message bundle or a message made elsewhere. */
export function OpenDialog() {
  const { t } = useTranslation();
  const opened = useAppStore((state) => state.dialog === 'open');
  const closeDialog = useAppStore((state) => state.closeDialog);
  return (
    <Modal
      opened={opened}
      onClose={closeDialog}
      title={t('open.title')}
      size={640}
      classNames={{ title: classes.title ?? '' }}
      closeButtonProps={{ 'aria-label': t('open.close') }}
    >
      <OpenForm onDone={closeDialog} />
    </Modal>
  );
}
