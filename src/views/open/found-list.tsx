import { Checkbox, Radio } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import type { Found, FoundMessage } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { HoldKeys } from '../hold-keys.tsx';
import { useFactText } from '../use-fact-text.ts';
import classes from './open.module.css';
import { type Listed, listedOf } from './opening.ts';
import { PacketMark } from './packet-mark.tsx';
import { PacketView } from './packet-view.tsx';
import { type OpenedPackets, usePackets } from './use-packets.ts';
import { useVerdicts, type Verdicts } from './use-verdicts.ts';
import { VerdictMark } from './verdict-mark.tsx';

const mostShown = 200;

type Props = Readonly<{ found: Found | null; chosen: number; onChoose: (index: number) => void }>;

const noMessages: readonly FoundMessage[] = [];

/** What the input was taken for, what of it was not read, and of several messages and packets the one to
 *  open, each with what the keys held make of it; of a packet that is chosen, what is in it. */
export function FoundList({ found, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const tell = useFactText();
  const listed = useMemo(() => listedOf(found), [found]);
  const isDocument = found?.ok && found.document !== undefined;
  const judged = useVerdicts(isDocument ? noMessages : listed.messages, listed.packets.length > 0);
  const { verdicts, settled } = judged;
  const records = useMemo(() => [...verdicts.values()].flatMap(({ keys }) => keys), [verdicts]);
  const opened = usePackets(listed, records, settled);
  const packet = opened[chosen - listed.messages.length];
  const [only] = listed.messages.length === 0 && listed.packets.length === 1 ? listed.packets : [];
  return (
    <>
      <div aria-live="polite" className={classes.taken}>
        {found?.ok && (
          <>
            <p>{t('open.taken', { what: tell(found.taken) })}</p>
            {found.notes.map((note) => (
              <p key={tell(note)}>{tell(note)}</p>
            ))}
            {only && (
              <p>
                {t('open.packet.only', {
                  protocol: only.kind.toUpperCase(),
                  count: only.octets.length,
                })}
              </p>
            )}
          </>
        )}
      </div>
      {listed.messages.length + listed.packets.length > 1 && (
        <MessageChoice {...{ listed, verdicts, opened, chosen, onChoose }} />
      )}
      {records.length > 0 && <HoldKeys records={records} />}
      {packet && <PacketView key={chosen} packet={packet} />}
    </>
  );
}

type ChoiceProps = Readonly<{
  listed: Listed;
  verdicts: Verdicts;
  opened: OpenedPackets;
  chosen: number;
  onChoose: (index: number) => void;
}>;

function MessageChoice({ listed, verdicts, opened, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const { messages, packets } = listed;
  const label = useRowLabel();
  const [onlyFailing, setOnlyFailing] = useState(false);
  const all = [...messages, ...packets].map((message, index) => {
    const packet = opened[index - messages.length];
    const verdict = verdicts.get(index);
    return { message, index, packet, verdict, came: (packet ?? verdict)?.verdict };
  });
  const failing = all.filter(({ came }) => came === 'failed');
  const rows = onlyFailing ? failing : all;
  const known = [...verdicts.values(), ...opened].map(({ verdict }) => verdict);
  /** What is chosen stays in sight. */
  const filter = (only: boolean) => {
    setOnlyFailing(only);
    const [first] = failing;
    if (only && first && !failing.some(({ index }) => index === chosen)) onChoose(first.index);
  };
  return (
    <>
      {known.length > 0 && (
        <div className={classes.verdicts}>
          <VerdictCount verdicts={known} total={messages.length + packets.length} />
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
        label={choiceLabel(listed, t)}
        value={String(chosen)}
        onChange={(value) => onChoose(Number(value))}
      >
        <div className={classes.list}>
          {rows.slice(0, mostShown).map(({ message, index, packet, verdict, came }) => (
            <div key={index} className={classes.row}>
              <Radio
                value={String(index)}
                label={label(message)}
                size="xs"
                aria-describedby={came && `verdict-${index}`}
              />
              {verdict && <VerdictMark id={`verdict-${index}`} verdict={verdict} />}
              {packet && <PacketMark id={`verdict-${index}`} packet={packet} />}
            </div>
          ))}
        </div>
        {rows.length > mostShown && <p>{t('open.more', { n: rows.length - mostShown })}</p>}
      </Radio.Group>
    </>
  );
}

/** How many messages and packets there are. */
function choiceLabel({ messages, packets }: Listed, t: TFunction): string {
  const counts = [
    ...(messages.length > 0 ? [t('open.choose', { count: messages.length })] : []),
    ...(packets.length > 0 ? [t('open.packet.count', { count: packets.length })] : []),
  ];
  return counts.join(' · ');
}

/** What a row says of a message or packet. */
function useRowLabel() {
  const { t } = useTranslation();
  const tell = useFactText();
  return ({ from, who, kind, octets }: FoundMessage): string => {
    const place = tell(from);
    if (kind !== 'mikey') {
      return t('open.packet.row', { place, protocol: kind.toUpperCase(), n: octets.length });
    }
    const values = { place, from: who?.from ?? '?', to: who?.to ?? '?' };
    const key = who?.from || who?.to ? 'open.messageOf' : 'open.message';
    return t(key, { ...values, n: octets.length });
  };
}

/** How many were looked at, and how many of them fail. */
function VerdictCount({
  verdicts,
  total,
}: Readonly<{ verdicts: readonly string[]; total: number }>) {
  const { t } = useTranslation();
  const failed = verdicts.filter((verdict) => verdict === 'failed').length;
  const values = { count: failed, done: verdicts.length, total };
  const isDone = verdicts.length === total;
  return <p role="status">{t(isDone ? 'open.verdicts' : 'open.verdictsSoFar', values)}</p>;
}
