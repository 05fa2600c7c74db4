import { Tour } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';

const stops = [
  { name: 'ladder', position: 'right' },
  { name: 'timeline', position: 'top' },
  { name: 'inspector', position: 'left' },
  { name: 'mode', position: 'bottom' },
  { name: 'setup', position: 'right' },
] as const;

/** Five short stops over the parts of the page. */
export function GuidedTour() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const active = useAppStore((state) => state.dialog === 'tour');
  const close = useAppStore((state) => state.closeDialog);
  useEffect(() => {
    const { setupOpen, toggleSetup } = store.getState();
    if (active && !setupOpen) toggleSetup();
  }, [active, store]);
  return (
    <Tour
      active={active}
      onClose={close}
      maxWidth={340}
      withScrollIntoView={false}
      spotlightPadding={0}
      labels={{
        skip: t('app.tour.skip'),
        back: t('app.tour.back'),
        next: t('app.tour.next'),
        close: t('app.tour.close'),
        stepCounter: (current, total) => t('app.tour.counter', { current, total }),
      }}
    >
      {stops.map(({ name, position }) => (
        <Tour.Step
          key={name}
          target={`[data-tour="${name}"]`}
          title={t(`app.tour.stops.${name}.title`)}
          position={position}
        >
          {t(`app.tour.stops.${name}.text`)}
        </Tour.Step>
      ))}
    </Tour>
  );
}
