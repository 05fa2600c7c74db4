import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { faultKinds } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useFactText } from '../use-fact-text.ts';
import type { Offer } from './fault-offers.ts';
import classes from './faults.module.css';
import { useFaultTexts } from './use-fault-texts.ts';

type Props = Readonly<{
  offers: readonly Offer[];
  chosen: string | null;
  onChoose: (offer: Offer) => void;
}>;

/** The catalogue by kind, searchable. What has no place in the run says why. */
export function FaultList({ offers, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const texts = useFaultTexts();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed).trim().toLowerCase();
  const found = useMemo(() => {
    const words = wanted.split(/\s+/);
    return offers.filter(({ fault }) => {
      const text = [
        texts.title(fault),
        texts.breaks(fault),
        fault.clause,
        fault.id,
        t(`faults.ui.kinds.${fault.kind}`),
      ]
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [offers, wanted, texts, t]);
  return (
    <div className={classes.list}>
      <TextInput
        size="sm"
        data-autofocus
        aria-label={t('faults.ui.search')}
        placeholder={t('faults.ui.search')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p className={classes.note} role="status">
        {t('faults.ui.found', { count: found.length, all: offers.length })}
      </p>
      <section className={classes.kinds} aria-label={t('faults.ui.catalogue')}>
        {faultKinds.map((kind) => (
          <Kind
            key={kind}
            name={t(`faults.ui.kinds.${kind}`)}
            offers={found.filter(({ fault }) => fault.kind === kind)}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
      </section>
    </div>
  );
}

function Kind({ name, offers, chosen, onChoose }: Props & Readonly<{ name: string }>) {
  const { t } = useTranslation();
  const tell = useFactText();
  const { title } = useFaultTexts();
  if (offers.length === 0) return null;
  return (
    <>
      <h3 className={classes.kind}>{name}</h3>
      <ul className={classes.offers}>
        {offers.map((offer) => {
          const { fault, notHere, nowhere } = offer;
          return (
            <li key={fault.id}>
              <button
                type="button"
                className={classes.offer}
                aria-current={fault.id === chosen}
                onClick={() => onChoose(offer)}
              >
                <span>{title(fault)}</span>
                {nowhere !== null && (
                  <small>{t('faults.ui.nowhere', { reason: tell(nowhere) })}</small>
                )}
                {nowhere === null && notHere !== null && (
                  <small>{t('faults.ui.notHere', { reason: tell(notHere) })}</small>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
