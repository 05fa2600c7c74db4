import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Found, FoundMessage } from '../../engine/index.ts';
import { useFactText } from '../use-fact-text.ts';
import classes from './open.module.css';
import { isOpenable } from './opening.ts';

const mostShown = 200;

type Props = Readonly<{ found: Found | null; chosen: number; onChoose: (index: number) => void }>;

/** What the input was taken for, what of it was not read, and of several messages the one to open. */
export function FoundList({ found, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const tell = useFactText();
  const messages = found?.ok ? found.messages.filter(isOpenable) : [];
  const media = found?.ok ? found.messages.length - messages.length : 0;
  const label = ({ from, who, octets }: FoundMessage) => {
    const values = { place: tell(from), from: who?.from ?? '?', to: who?.to ?? '?' };
    const key = who?.from || who?.to ? 'open.messageOf' : 'open.message';
    return t(key, { ...values, n: octets.length });
  };
  return (
    <>
      <div aria-live="polite" className={classes.taken}>
        {found?.ok && (
          <>
            <p>{t('open.taken', { what: tell(found.taken) })}</p>
            {found.notes.map((note) => (
              <p key={tell(note)}>{tell(note)}</p>
            ))}
            {media > 0 && <p>{t('open.media', { count: media })}</p>}
          </>
        )}
      </div>
      {messages.length > 1 && (
        <Radio.Group
          label={t('open.choose', { count: messages.length })}
          value={String(chosen)}
          onChange={(value) => onChoose(Number(value))}
        >
          <div className={classes.list}>
            {messages.slice(0, mostShown).map((message, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a message is known by its place in the list
              <Radio key={index} value={String(index)} label={label(message)} size="xs" />
            ))}
          </div>
          {messages.length > mostShown && (
            <p>{t('open.more', { n: messages.length - mostShown })}</p>
          )}
        </Radio.Group>
      )}
    </>
  );
}
