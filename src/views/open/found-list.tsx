import { Checkbox, Radio } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found, FoundMessage } from '../../engine/index.ts';
import { useFactText } from '../use-fact-text.ts';
import classes from './open.module.css';
import { isOpenable } from './opening.ts';
import { useVerdicts, type Verdicts } from './use-verdicts.ts';
import { VerdictMark } from './verdict-mark.tsx';

const mostShown = 200;

type Props = Readonly<{ found: Found | null; chosen: number; onChoose: (index: number) => void }>;

const noMessages: readonly FoundMessage[] = [];

/** What the input was taken for, what of it was not read, and of several messages the one to open, each
 *  with what the keys held make of it. */
export function FoundList({ found, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const tell = useFactText();
  const messages = useMemo(
    () => (found?.ok && !found.document ? found.messages.filter(isOpenable) : noMessages),
    [found],
  );
  const listed = found?.ok ? found.messages.filter(isOpenable) : noMessages;
  const media = found?.ok ? found.messages.length - listed.length : 0;
  const verdicts = useVerdicts(messages);
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
      {listed.length > 1 && <MessageChoice {...{ messages: listed, verdicts, chosen, onChoose }} />}
    </>
  );
}

type ChoiceProps = Readonly<{
  messages: readonly FoundMessage[];
  verdicts: Verdicts;
  chosen: number;
  onChoose: (index: number) => void;
}>;

function MessageChoice({ messages, verdicts, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const tell = useFactText();
  const [onlyFailing, setOnlyFailing] = useState(false);
  const label = ({ from, who, octets }: FoundMessage) => {
    const values = { place: tell(from), from: who?.from ?? '?', to: who?.to ?? '?' };
    const key = who?.from || who?.to ? 'open.messageOf' : 'open.message';
    return t(key, { ...values, n: octets.length });
  };
  const all = messages.map((message, index) => ({ message, index, verdict: verdicts.get(index) }));
  const failing = all.filter(({ verdict }) => verdict?.verdict === 'failed');
  const rows = onlyFailing ? failing : all;
  /** What is chosen stays in sight. */
  const filter = (only: boolean) => {
    setOnlyFailing(only);
    const [first] = failing;
    if (only && first && !failing.some(({ index }) => index === chosen)) onChoose(first.index);
  };
  return (
    <>
      {verdicts.size > 0 && (
        <div className={classes.verdicts}>
          <VerdictCount verdicts={verdicts} total={messages.length} />
          <Checkbox
            size="xs"
            label={t('open.onlyFailing')}
            checked={onlyFailing}
            disabled={failing.length === 0 && !onlyFailing}
            onChange={(event) => filter(event.currentTarget.checked)}
          />
        </div>
      )}
      <Radio.Group
        label={t('open.choose', { count: messages.length })}
        value={String(chosen)}
        onChange={(value) => onChoose(Number(value))}
      >
        <div className={classes.list}>
          {rows.slice(0, mostShown).map(({ message, index, verdict }) => (
            <div key={index} className={classes.row}>
              <Radio
                value={String(index)}
                label={label(message)}
                size="xs"
                aria-describedby={verdict && `verdict-${index}`}
              />
              {verdict && <VerdictMark id={`verdict-${index}`} verdict={verdict} />}
            </div>
          ))}
        </div>
        {rows.length > mostShown && <p>{t('open.more', { n: rows.length - mostShown })}</p>}
      </Radio.Group>
    </>
  );
}

/** How many were looked at, and how many of them fail. */
function VerdictCount({ verdicts, total }: Readonly<{ verdicts: Verdicts; total: number }>) {
  const { t } = useTranslation();
  const failed = [...verdicts.values()].filter(({ verdict }) => verdict === 'failed').length;
  const values = { count: failed, done: verdicts.size, total };
  const isDone = verdicts.size === total;
  return <p role="status">{t(isDone ? 'open.verdicts' : 'open.verdictsSoFar', values)}</p>;
}
