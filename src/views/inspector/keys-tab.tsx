import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type ActorId, isServerKey, type NamedValue } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import { HoldKeys } from '../hold-keys.tsx';
import { isOpened, keyNameKey } from '../opened-message.ts';
import { EmptyNote } from './empty-note.tsx';
import { GroupKeyCard } from './group-key-card.tsx';
import frame from './inspector.module.css';
import { holdingsOf, type OwnKey } from './key-holdings.ts';
import classes from './keys.module.css';
import { NamedValueRow } from './named-value-row.tsx';
import { useInspected } from './use-inspected.ts';
import { actorOption, useNames } from './use-names.ts';

/** The keys an actor holds at the cursor: group keys first, then those of its identity. */
export function KeysTab({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const names = useNames();
  const { events, actors, cursor } = useInspected();
  const { event } = shown;
  const byEvent: ActorId = event.kind === 'message' ? (event.member ?? event.to) : event.actor;
  const [picked, setPicked] = useState<ActorId | null>(null);
  const [seen, setSeen] = useState(event.id);
  if (seen !== event.id) {
    setSeen(event.id);
    setPicked(null);
  }
  const actor = picked ?? byEvent;
  const { groupKeys, own, provisions } = useMemo(
    () => holdingsOf(events, actors, cursor, actor),
    [events, actors, cursor, actor],
  );
  const noKeys = isOpened(event)
    ? 'noKeysOpened'
    : cursor < events.length - 1
      ? 'noKeys'
      : 'noKeysEnd';
  const titleOf = ({ id, operation, purpose }: OwnKey) =>
    purpose && isServerKey(purpose)
      ? t('inspector.keys.serverKey', { key: t(keyNameKey({ id, purpose })) })
      : t(`inspector.keys.${operation}`);
  const nothing = groupKeys.length + own.length + provisions.length === 0;
  return (
    <div className={frame.scroll}>
      <Select
        label={t('inspector.keys.of')}
        description={names.actor(actor)}
        value={actor}
        onChange={(value) => setPicked(actors.find((item) => item.id === value)?.id ?? null)}
        data={actors.map((item) => actorOption(names, item))}
        searchable={actors.length > 8}
        nothingFoundMessage={t('inspector.keys.noActor')}
        allowDeselect={false}
        size="sm"
      />
      {nothing && (
        <EmptyNote text={t(`inspector.empty.${noKeys}`, { actor: names.actor(actor) })} />
      )}
      {groupKeys.length > 0 && (
        <div className={classes.hold}>
          <HoldKeys records={groupKeys} />
        </div>
      )}
      {groupKeys.map((record) => (
        <GroupKeyCard key={`${record.gmkId}.${record.purpose}`} record={record} />
      ))}
      {own.map((key) => (
        <Section
          key={key.id}
          title={titleOf(key)}
          {...(key.purpose && { purpose: names.purpose(key.purpose) })}
          values={key.values}
        />
      ))}
      {provisions.map((provision) => (
        <Section
          key={provision.id}
          title={t(`inspector.keys.${provision.what}`)}
          purpose={provision.clause}
          values={provision.values}
        />
      ))}
    </div>
  );
}

type SectionProps = Readonly<{ title: string; purpose?: string; values: readonly NamedValue[] }>;

function Section({ title, purpose, values }: SectionProps) {
  return (
    <section className={classes.card}>
      <h3 className={classes.cardTitle}>
        {title}
        {purpose !== undefined && <span className={classes.cardNote}>{purpose}</span>}
      </h3>
      <dl className={frame.list}>
        {values.map((value) => (
          <NamedValueRow key={value.name} value={value} />
        ))}
      </dl>
    </section>
  );
}
