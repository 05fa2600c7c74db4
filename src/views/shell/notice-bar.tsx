import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { memo, useEffect } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { useNoticeWords } from '../use-notice-words.ts';

const infoMilliseconds = 8000;

/** A message to the user, over the foot of the ladder. Information goes by itself; an error stays
 *  until it is dismissed, and is said at once: information is left to the announcements. */
export const NoticeBar = memo(function NoticeBar() {
  const { t } = useTranslation();
  const words = useNoticeWords();
  const notice = useAppStore((state) => state.notice);
  const dismiss = useAppStore((state) => state.dismissNotice);
  useEffect(() => {
    if (notice?.tone !== 'info') return;
    const timer = setTimeout(dismiss, infoMilliseconds);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  const error = notice?.tone === 'error';
  const Picture = error ? IconAlertTriangle : IconInfoCircle;
  return (
    <div role={error ? 'alert' : undefined}>
      {notice && (
        <div className={classes.notice} data-tone={notice.tone}>
          <Picture className={classes.noticeIcon} size={18} aria-hidden="true" />
          <p>{words(notice)}</p>
          <CloseButton aria-label={t('app.notice.dismiss')} onClick={dismiss} />
        </div>
      )}
    </div>
  );
});
