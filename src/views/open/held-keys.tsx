import { Button, FileButton } from '@mantine/core';
import { IconAlertTriangle, IconFileUpload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { isEmptyMaterial, type KeyPlace, placeFact } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Holding } from '../../store/held-keys-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFactText } from '../use-fact-text.ts';
import { heldLines } from './held-lines.ts';
import { KeyValueForm } from './key-value-form.tsx';
import classes from './open.module.css';
import { readFileContent } from './read-file.ts';

/** The keys held for messages made elsewhere: what there is, what contradicts the rest, and how to add
 *  or forget them. */
export function HeldKeys() {
  const { t } = useTranslation();
  const tell = useFactText();
  const { holdKeys, forgetKeys } = useAppStoreApi().getState();
  const { material, contradictions, busy } = useAppStore(({ heldKeys }) => heldKeys);
  const [said, setSaid] = useState('');
  const told = (holding: Holding) => {
    const reasons = holding.status === 'refused' ? holding.remarks : [];
    const reason = reasons.map(({ said: why }) => tell(why)).join(' ');
    setSaid(t(`open.keys.${holding.status}`, { reason }));
  };
  const add = async (file: File | null) => {
    if (!file) return;
    try {
      told(await holdKeys({ name: file.name, content: await readFileContent(file) }));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setSaid(t('open.notRead', { name: file.name }));
    }
  };
  const remarks = [...contradictions, ...material.remarks];
  const isEmpty = isEmptyMaterial(material) && remarks.length === 0;
  return (
    <div className={classes.held}>
      <p className={classes.intro}>{t('open.keys.intro')}</p>
      {heldLines(material).map(({ kind, name, details }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two keys can say the same, and a line has no state
        <div key={index} className={classes.heldLine}>
          <span className={classes.heldKind}>{t(`open.keys.kind.${kind}`)}</span>
          <span>
            <strong>{name}</strong>{' '}
            {details
              .map((detail) => t(`open.keys.detail.${detail.key}`, detail.values))
              .join(' · ')}
          </span>
        </div>
      ))}
      {remarks.length > 0 && (
        <ul className={classes.remarks} aria-label={t('open.keys.remarks')}>
          {remarks.map(({ at, said: remark }) => (
            <li key={`${placeText(at)} ${tell(remark)}`}>
              <IconAlertTriangle size={16} aria-hidden />
              <span>
                {tell(remark)} <span className={classes.place}>{tell(placeFact(at))}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <KeyValueForm onHeld={told} />
      <div className={classes.file}>
        <FileButton onChange={(file) => void add(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={busy}
              leftSection={<IconFileUpload size={16} aria-hidden />}
            >
              {t('open.keys.file')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          size="xs"
          disabled={isEmpty}
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => {
            forgetKeys();
            setSaid(t('open.keys.forgotten'));
          }}
        >
          {t('open.keys.forget')}
        </Button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}

const placeText = ({ source, path, line }: KeyPlace) => `${source} ${path} ${line}`;
