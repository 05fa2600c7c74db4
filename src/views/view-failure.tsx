import { Button } from '@mantine/core';
import { useTranslation } from '../i18n/translation.tsx';
import { encodeLink } from '../store/link.ts';
import { useAppStoreApi } from '../store/use-app-store.tsx';
import { viewOf } from '../store/view.ts';
import classes from './view-failure.module.css';

type Props = Readonly<{
  onRetry: () => void;
  /** Given where the view lies over the page and can be put away. */
  onClose?: (() => void) | undefined;
}>;

/** What stands in the place of a view that failed. Before the page is loaded anew, what it shows goes
 *  into the address. */
export function ViewFailure({ onRetry, onClose }: Props) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const reload = () => {
    window.history.replaceState(null, '', encodeLink(viewOf(store.getState())));
    window.location.reload();
  };
  return (
    <div role="alert" className={classes.failure} data-over={onClose ? '' : undefined}>
      <p>{t('app.failure.text')}</p>
      <div className={classes.ways}>
        <Button size="xs" onClick={onRetry}>
          {t('app.failure.again')}
        </Button>
        <Button size="xs" variant="default" onClick={reload}>
          {t('app.failure.reload')}
        </Button>
        {onClose && (
          <Button size="xs" variant="default" onClick={onClose}>
            {t('app.failure.close')}
          </Button>
        )}
      </div>
    </div>
  );
}
