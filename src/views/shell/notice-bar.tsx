import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fact, isFact } from '../../engine/index.ts';
import type { Notice } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { useFactText } from '../use-fact-text.ts';

const infoMilliseconds = 8000;

/** Facts among the values in words. */
const inWords = (values: Notice['values'], tell: (fact: Fact) => string) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isFact(value) ? tell(value) : value]),
  );

/** A message to the user, over the foot of the ladder. Information goes by itself; an error stays
 *  until it is dismissed. */
export function NoticeBar() {
  const { t } = useTranslation();
  const tell = useFactText();
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
    <div role={error ? 'alert' : 'status'}>
      {notice && (
        <div className={classes.notice} data-tone={notice.tone}>
          <Picture className={classes.noticeIcon} size={18} aria-hidden="true" />
          <p>{t(notice.key, inWords(notice.values, tell))}</p>
          <CloseButton aria-label={t('app.notice.dismiss')} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}
