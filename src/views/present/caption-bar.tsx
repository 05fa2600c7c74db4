import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { placeOf } from './place.ts';
import classes from './presenter.module.css';
import { useCaption } from './use-caption.ts';

/** The bar under the figure: the sentence of the moment, and which of how many it is. The page's own voice
 *  reads it out, so this is no live region. */
export function CaptionBar({ size }: { size: number }) {
  const { t } = useTranslation();
  const caption = useCaption();
  const text = useAppStore(caption);
  const kind = useAppStore((state) => placeOf(state).kind);
  const at = useAppStore((state) => placeOf(state).at);
  const of = useAppStore((state) => placeOf(state).of);
  return (
    <div className={classes.bar} style={{ fontSize: size }}>
      <p className={classes.caption}>{text}</p>
      {of > 0 && (
        <p className={classes.place}>
          <span aria-hidden="true">
            {kind === 'use' ? t('present.use') : t('present.place', { at, of })}
          </span>
          <span className={classes.readOnly}>{t(`present.placeName.${kind}`, { at, of })}</span>
        </p>
      )}
    </div>
  );
}
