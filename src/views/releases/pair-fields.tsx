import { NativeSelect } from '@mantine/core';
import { type ComponentType, useMemo, useState } from 'react';
import {
  type ComparedMessage,
  compareMessages,
  type FieldDifference,
  type ReleaseId,
  type ReleaseMachine,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { FieldTable } from './field-table.tsx';
import { OnlyDiffering } from './only-differing.tsx';
import type { ReleaseSide } from './release-rows.ts';
import classes from './releases.module.css';
import type { ReleaseWords } from './use-release-words.ts';

/** The octets of two messages beside each other; the shell knows who draws them. */
export type OctetsOfTwo = ComponentType<
  Readonly<{
    a: ComparedMessage;
    b: ComparedMessage;
    differences: readonly FieldDifference[];
    selected: string | null;
    onSelect: (path: string) => void;
  }>
>;

type Props = Readonly<{
  machine: ReleaseMachine;
  from: ReleaseId;
  to: ReleaseId;
  words: ReleaseWords;
  Octets: OctetsOfTwo;
}>;

/** The message of the sender's release beside that of the receiver's, field by field and octet by octet. */
export function PairFields({ machine, from, to, words, Octets }: Props) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(0);
  const [onlyOther, setOnlyOther] = useState(true);
  const [selected, setSelected] = useState<string | null>(null);
  const payloadsOf = (release: ReleaseId) =>
    machine.messages.find((message) => message.release === release)?.payloads ?? [];
  const [sent, expected] = [payloadsOf(from), payloadsOf(to)];
  const at = Math.min(place, sent.length - 1);
  const [one, other] = [sent[at], expected[at]];
  if (!one || !other) return null;
  const isOwn = from === to;
  const a = { release: from, payload: one };
  const b = { release: to, payload: other };
  const title = t(isOwn ? 'releases.fields.titleOwn' : 'releases.fields.title');
  return (
    <>
      <section className={classes.part} aria-label={title}>
        <div className={classes.tools}>
          <h3>{title}</h3>
          {sent.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label={t('releases.fields.payload')}
              value={String(at)}
              data={sent.map(({ purpose }, index) => ({
                value: String(index),
                label: t('releases.fields.payloadOf', { key: t(`releases.purpose.${purpose}`) }),
              }))}
              onChange={(event) => setPlace(Number(event.currentTarget.value))}
            />
          )}
          {!isOwn && <OnlyDiffering checked={onlyOther} onChange={setOnlyOther} />}
        </div>
        <FieldTable
          {...{ a, b, words, onlyOther: onlyOther && !isOwn, selected }}
          onSelect={setSelected}
        />
      </section>
      {!isOwn && (
        <details className={classes.octets}>
          <summary>{t('releases.fields.octets')}</summary>
          <BothOctets {...{ a, b, selected, Octets }} onSelect={setSelected} />
        </details>
      )}
    </>
  );
}

type OctetsProps = Readonly<{
  a: ReleaseSide;
  b: ReleaseSide;
  Octets: OctetsOfTwo;
  selected: string | null;
  onSelect: (path: string) => void;
}>;

function BothOctets({ a, b, Octets, ...shared }: OctetsProps) {
  const { differences } = useMemo(
    () => compareMessages(a.payload, b.payload),
    [a.payload, b.payload],
  );
  return (
    <div className={classes.grids}>
      <Octets a={a.payload} b={b.payload} differences={differences} {...shared} />
    </div>
  );
}
