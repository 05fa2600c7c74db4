import { CloseButton } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './presenter.module.css';
import { speakerUrl, windowName } from './speaker-window.ts';

type Props = Readonly<{ id: string; dismiss: () => void }>;

/** The browser has opened no window: a link that a click may open, or both on one screen. */
export function SpeakerRefused({ id, dismiss }: Props) {
  const { t, i18n } = useTranslation();
  const change = useAppStore((state) => state.changePresentation);
  const beside = () => {
    change({ split: true });
    dismiss();
  };
  return (
    <div className={classes.refused} role="alert">
      <p>{t('present.speaker.refused')}</p>
      <a href={speakerUrl(id, i18n.language)} target={windowName(id)} onClick={dismiss}>
        {t('present.speaker.open')}
      </a>
      <button type="button" onClick={beside}>
        {t('present.speaker.beside')}
      </button>
      <CloseButton aria-label={t('present.speaker.dismiss')} onClick={dismiss} />
    </div>
  );
}
