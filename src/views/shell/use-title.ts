import { useEffect } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';

/** Names the window by what is on the screen, and the procedure it is of. */
export function useTitle(): void {
  const { t } = useTranslation();
  const procedure = useAppStore((state) => state.scenario.procedure);
  const screen = useAppStore((state) => state.screen);
  const isOpened = useAppStore((state) => state.trace.source.kind !== 'scenario');
  const values = {
    screen: t(`app.screen.${screen}`),
    procedure: t(`app.topBar.procedures.${procedure}`),
    name: t('app.name'),
  };
  const title = t(isOpened ? 'app.title.opened' : 'app.title.screen', values);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
