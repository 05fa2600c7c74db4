import { Button, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Holding } from '../../store/held-keys-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './open.module.css';

/** The values that can be typed in, as the text of keys calls them. */
// biome-ignore format: a table
const kinds = [
  'KMS URI', 'key period', 'key period offset', 'Z', 'KPAK', 'user', 'period no', 'UID', 'RSK', 'SSK',
  'PVT', 'GMK', 'GMK-ID', 'RAND', 'transport key', 'transport key name',
] as const;

type Kind = (typeof kinds)[number];

/** One value after the other, typed or pasted. */
export function KeyValueForm({ onHeld }: Readonly<{ onHeld: (holding: Holding) => void }>) {
  const { t } = useTranslation();
  const { holdValue } = useAppStoreApi().getState();
  const [kind, setKind] = useState<Kind>(kinds[0]);
  const [value, setValue] = useState('');
  const add = async () => {
    const written = value.replace(/\s+/g, '');
    if (written === '') return;
    const holding = await holdValue({ name: t('open.keys.typed'), content: `${kind}: ${written}` });
    if (holding.status === 'held') {
      setValue('');
      const next = kinds[kinds.indexOf(kind) + 1];
      if (next) setKind(next);
    }
    onHeld(holding);
  };
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void add();
  };
  return (
    <div className={classes.value}>
      <Select
        size="xs"
        label={t('open.keys.kindOfValue')}
        value={kind}
        onChange={(next) => setKind(kinds.find((one) => one === next) ?? kind)}
        data={kinds.map((one) => ({ value: one, label: t(`open.keys.values.${one}`) }))}
        allowDeselect={false}
      />
      <TextInput
        size="xs"
        label={t('open.keys.value')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        onKeyDown={addOnEnter}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: classes.text ?? '' }}
      />
      <Button size="xs" variant="default" onClick={() => void add()}>
        {t('open.keys.add')}
      </Button>
    </div>
  );
}
