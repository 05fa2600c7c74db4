import { useEffect, useState } from 'react';
import type { SakkeForm } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './help.module.css';

/** What the engine calculates in here, which decides how quick it is. */
export function ArithmeticLine() {
  const { t } = useTranslation();
  const askSakkeForm = useAppStore((state) => state.askSakkeForm);
  const [form, setForm] = useState<SakkeForm | null>(null);
  useEffect(() => {
    let isShown = true;
    void askSakkeForm().then((answer) => isShown && setForm(answer));
    return () => {
      isShown = false;
    };
  }, [askSakkeForm]);
  if (form === null) return null;
  return (
    <>
      <h3 className={classes.heading}>{t('app.help.arithmetic.title')}</h3>
      <p className={classes.text}>{t(`app.help.arithmetic.${form}`)}</p>
    </>
  );
}
