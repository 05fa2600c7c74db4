import { type ComponentProps, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

const Editor = lazy(async () => ({
  default: (await import('./byte-editor/byte-editor.tsx')).ByteEditor,
}));

/** The byte editor, loaded when it is first opened. */
export function ByteEditor(props: ComponentProps<typeof Editor>) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<p role="status">{t('app.screen.loading')}</p>}>
      <Editor {...props} />
    </Suspense>
  );
}
