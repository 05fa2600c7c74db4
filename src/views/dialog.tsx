import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Dialog as DialogName } from '../store/state.ts';
import { useAppStore } from '../store/use-app-store.tsx';
import classes from './dialog.module.css';

type Props = Readonly<{
  name: NonNullable<DialogName>;
  title: string;
  /** Names the button that closes it. */
  closeLabel: string;
  size?: NonNullable<ModalProps['size']>;
  /** Of a height of its own, or as large as the window; then its body scrolls by itself. */
  form?: 'tall' | 'whole';
  onClose?: () => void;
  children: ReactNode;
}>;

/** A dialog of the page, open while the store says so. */
export function Dialog({ name, title, closeLabel, size = 'md', form, onClose, children }: Props) {
  const opened = useAppStore((state) => state.dialog === name);
  const closeDialog = useAppStore((state) => state.closeDialog);
  const parts = form && { content: classes[form] ?? '', body: classes.body ?? '' };
  return (
    <Modal
      opened={opened}
      onClose={() => {
        onClose?.();
        closeDialog();
      }}
      size={size}
      fullScreen={form === 'whole'}
      title={title}
      classNames={{ title: classes.title ?? '', ...parts }}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      {children}
    </Modal>
  );
}
