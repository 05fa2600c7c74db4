import { useState } from 'react';
import type { Diagnosed } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useFactText } from '../use-fact-text.ts';
import classes from './diagnosis.module.css';

/** The deviations that explain nothing, folded away. */
export function Tried({ tried: { singles, pairs } }: Readonly<{ tried: Diagnosed['tried'] }>) {
  const { t } = useTranslation();
  const tell = useFactText();
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.fold}>
        {t('diagnosis.ui.tried', { count: singles.length })}
        {pairs > 0 && ` ${t('diagnosis.ui.triedPairs', { count: pairs })}`}
      </summary>
      {open && (
        <ul className={classes.tried}>
          {singles.map(({ id, text, clause }) => (
            <li key={id}>
              {tell(text)} <span className={classes.clause}>{clause}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
