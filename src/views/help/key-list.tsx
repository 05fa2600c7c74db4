import { Checkbox, Kbd } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './help.module.css';
import { keyPlaces, keyWords } from './key-places.ts';

/** Every key, by the place where it works, and the switch of those that work everywhere. */
export function KeyList() {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.heading}>{t('app.help.keys')}</h3>
      <ShortcutSwitch />
      {Object.entries(keyPlaces).map(([place, keys]) => (
        <section key={place} aria-labelledby={`kl-keys-${place}`}>
          <h4 id={`kl-keys-${place}`} className={classes.place}>
            {t(`app.help.places.${place}`)}
          </h4>
          <dl className={classes.keys}>
            {Object.entries(keys).map(([name, pressed]) => (
              <KeyRow key={name} pressed={pressed} meaning={t(`app.help.does.${place}.${name}`)} />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function KeyRow({ pressed, meaning }: { pressed: readonly string[]; meaning: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>
        {pressed.map((key) => (
          <Kbd key={key}>{keyWords(key, (name) => t(`app.help.keyNames.${name}`))}</Kbd>
        ))}
      </dt>
      <dd>{meaning}</dd>
    </div>
  );
}

/** A screen reader or dictation may need the single keys for itself. */
function ShortcutSwitch() {
  const { t } = useTranslation();
  const shortcuts = useAppStore((state) => state.shortcuts);
  const setShortcuts = useAppStore((state) => state.setShortcuts);
  return (
    <Checkbox
      size="xs"
      checked={shortcuts}
      onChange={(event) => setShortcuts(event.currentTarget.checked)}
      label={t('app.help.shortcuts')}
      description={t('app.help.shortcutsOff')}
    />
  );
}
