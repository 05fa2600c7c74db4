import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

const Screen = lazy(async () => ({
  default: (await import('./shell/compare-screen.tsx')).CompareScreen,
}));

/** The compare screen, loaded when it is first shown. */
export function Compare() {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<p role="status">{t('app.screen.loading')}</p>}>
      <Screen />
    </Suspense>
  );
}
