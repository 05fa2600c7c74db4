import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { isEmptyMaterial } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { lazyPart } from '../lazy-part.tsx';
import classes from './open.module.css';

const HeldKeys = lazyPart(async () => (await import('./held-keys.tsx')).HeldKeys);

/** The section of the dialog with the keys held, closed until it is asked for. */
export function KeysSection() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { material, contradictions } = useAppStore(({ heldKeys }) => heldKeys);
  const counts = {
    kms: new Set(material.kmss.map(({ kms }) => kms.uri)).size,
    user: new Set(material.keySets.map(({ userUri }) => userUri)).size,
    group: material.groupKeys.length,
    transport: material.transportKeys.length,
  };
  const summary = isEmptyMaterial(material)
    ? t('open.keys.none')
    : (['kms', 'user', 'group', 'transport'] as const)
        .filter((kind) => counts[kind] > 0)
        .map((kind) => t(`open.keys.${kind}Count`, { count: counts[kind] }))
        .join(' · ');
  const wrong = contradictions.length + material.remarks.length;
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <section className={classes.keys}>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon size={16} aria-hidden />
        <strong>{t('open.keys.title')}</strong>
        <span className={classes.intro}>
          {summary}
          {wrong > 0 && ` · ${t('open.keys.remarkCount', { count: wrong })}`}
        </span>
      </button>
      {open && <HeldKeys />}
    </section>
  );
}
